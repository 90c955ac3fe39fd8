import { readFileSync } from 'node:fs'
import { createServer, type ServerResponse } from 'node:http'

/** In a server's process: listens, and tells the test where. `SCRIPT` names the file that pages load. */
export function serve(answer: (url: URL, response: ServerResponse) => Promise<void>): void {
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://localhost')
    if (url.pathname === '/favicon.ico') response.writeHead(204).end()
    else if (url.pathname === '/client.js') {
      response.setHeader('Content-Type', 'text/javascript')
      response.end(readFileSync(process.env['SCRIPT'] ?? ''))
    } else
      answer(url, response).catch((error: unknown) => {
        console.error(error)
        response.destroy()
      })
  })
  server.listen(0, '127.0.0.1', () => {
    const address = server.address()
    if (typeof address === 'object' && address) process.send?.(`http://127.0.0.1:${address.port}`)
  })
}
