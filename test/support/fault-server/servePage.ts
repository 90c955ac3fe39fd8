import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import { text } from './behaviours.ts'
import type { Script } from './createFaultServer.ts'

/** The client as one script for a page: everything `profile-kit/api` exports, under the global `kit`. */
export async function bundleClient(): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(new URL('../../../src/api/index.ts', import.meta.url))],
    bundle: true,
    write: false,
    format: 'iife',
    globalName: 'kit',
    target: 'es2022',
  })
  return outputFiles[0]?.text ?? ''
}

/** A script that also serves an empty page, at `/`. */
export function withPage(script: Script = () => undefined): Script {
  return (request) => {
    if (request.path === '/') return text('<!doctype html>', { 'content-type': 'text/html' })
    if (request.path === '/favicon.ico') return text('', {}, 404)
    return script(request)
  }
}
