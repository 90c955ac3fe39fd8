/** The profile service in a process of its own, so that its work does not count as the client's. 40 ms an answer. */
import { createServer } from 'node:http'

const DELAY = 40

const server = createServer({ keepAliveTimeout: 60_000 }, (request, response) => {
  const userId = decodeURIComponent(request.url?.split('/').at(-1) ?? '')
  const body = JSON.stringify({
    tenant_id: 'acme',
    user_id: userId,
    name: `Name of ${userId}`,
    avatar_url: `https://api.dicebear.com/9.x/adventurer/svg?seed=acme_${userId}`,
    created_at: '2025-01-01T00:00:00Z',
    updated_at: '2025-01-01T00:00:00Z',
  })
  setTimeout(() => {
    response.writeHead(200, { 'content-type': 'application/json' })
    response.end(body)
  }, DELAY)
})

server.listen(0, '127.0.0.1', () => {
  process.send?.(server.address())
})
process.on('disconnect', () => {
  process.exit()
})
