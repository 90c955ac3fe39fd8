import { createServer } from 'node:http'
import { resolve } from 'node:path'
import { build } from 'esbuild'

export async function bundlePage(): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [resolve('bench/support/hooksPage.tsx')],
    bundle: true,
    write: false,
    minify: true,
    format: 'iife',
    target: 'es2022',
    jsx: 'automatic',
    // Else the profiler of a production build counts nothing.
    alias: { 'react-dom/client': 'react-dom/profiling' },
    define: { 'process.env.NODE_ENV': '"production"' },
  })
  return outputFiles[0]?.text ?? ''
}

/** The page, and the profile service behind it, with `delay` milliseconds an answer. */
export function servePage(script: string, delay: number) {
  const server = createServer({ keepAliveTimeout: 60_000 }, (request, response) => {
    const answer = (type: string, body: string) => response.setHeader('content-type', type).end(body)
    if (request.url === '/')
      return answer('text/html', '<!doctype html><script defer src="/page.js"></script>')
    if (request.url === '/page.js') return answer('text/javascript', script)
    const userId = decodeURIComponent(request.url?.split('/').at(-1) ?? '')
    const body = JSON.stringify({
      tenant_id: 'acme',
      user_id: userId,
      name: `Name of ${userId}`,
      avatar_url: `https://api.dicebear.com/9.x/adventurer/svg?seed=acme_${userId}`,
      created_at: '2025-01-01T00:00:00Z',
      updated_at: '2025-01-01T00:00:00Z',
    })
    setTimeout(answer, delay, 'application/json', body)
  })
  return new Promise<{ url: string; close: () => void }>((settle) => {
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      const port = typeof address === 'object' && address ? address.port : 0
      settle({
        url: `http://127.0.0.1:${port}`,
        close: () => {
          server.close()
          server.closeAllConnections()
        },
      })
    })
  })
}
