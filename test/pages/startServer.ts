import { fork } from 'node:child_process'
import { rm } from 'node:fs/promises'
import { bundleForBrowser, bundleForNode } from './bundle.ts'

export interface PageServer {
  url: string
  stop: () => Promise<void>
}

/**
 * Starts a server in a process of its own, which answers with what `server` renders and gives the page `client` as its
 * script. Both are the text of a module, see `bundle`; `server` calls `serve`.
 */
export async function startServer(
  { server, client }: { server: string; client: string },
  env: Record<string, string> = {},
): Promise<PageServer> {
  const files = await Promise.all([bundleForNode(server), bundleForBrowser(client)])
  const [program, script] = files
  const child = fork(program, {
    env: { ...process.env, ...env, NODE_ENV: 'development', SCRIPT: script },
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  })
  const url = await new Promise<string>((resolve, reject) => {
    child.once('message', (message) => resolve(typeof message === 'string' ? message : ''))
    child.once('exit', (code) => reject(new Error(`the server ended with ${code}`)))
  })
  return {
    url,
    async stop() {
      const ended = new Promise((resolve) => child.once('exit', resolve))
      child.kill()
      await ended
      await Promise.all(files.map((file) => rm(file, { force: true })))
    },
  }
}
