import { createReadStream, existsSync, statSync } from 'node:fs'
import { createServer } from 'node:http'
import { extname, join } from 'node:path'
import { listen } from '../support/listen.ts'

export interface FolderServer {
  /** Ends with a slash. */
  url: string
  /** The paths that were asked for and are not there. */
  missing: string[]
  close(): Promise<void>
}

const TYPES = new Map([
  ['.html', 'text/html; charset=utf-8'],
  ['.js', 'text/javascript'],
  ['.css', 'text/css'],
  ['.json', 'application/json'],
  ['.svg', 'image/svg+xml'],
])

/** A plain file server, as pages are hosted: a folder under a path, on this machine. */
export async function serveFolder(folder: string, path: string): Promise<FolderServer> {
  const missing: string[] = []
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost')
    const inside = pathname.startsWith(path) ? pathname.slice(path.length) || 'index.html' : undefined
    const file = inside === undefined ? undefined : join(folder, inside)
    if (file === undefined || !existsSync(file) || !statSync(file).isFile()) {
      missing.push(pathname)
      response.writeHead(404).end()
      return
    }
    response.writeHead(200, { 'Content-Type': TYPES.get(extname(file)) ?? 'application/octet-stream' })
    createReadStream(file).pipe(response)
  })
  const origin = await listen(server)
  return {
    url: `${origin}${path}`,
    missing,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  }
}
