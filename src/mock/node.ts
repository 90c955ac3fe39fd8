import { createServer, type Server, type ServerResponse } from 'node:http'
import type { MockApi, MockApiOptions } from './createMockApi.ts'
import { createMockService } from './createMockService.ts'
import { createNodeListener, whyForeign } from './nodeListener.ts'

export interface ServeMockApiOptions extends MockApiOptions {
  /** Default 8787. 0 takes any free one: see `url`. */
  port?: number
}

export interface ServedMockApi {
  /** Where it listens, such as `http://127.0.0.1:8787`. */
  url: string
  /** The same service from within this process: its log, its scenarios, its `fetch`. */
  api: MockApi
  /** Stops listening and ends every connection, within a second. Safe to call twice. */
  close: () => Promise<void>
}

const HOST = '127.0.0.1'
const GRACE = 500

/**
 * Serves the mock on a port of this machine, reachable from this machine only. Generated pictures are its own
 * (`avatars: 'own'`), so that nothing needs the internet. For demos and tests: it reads tokens without verifying them.
 *
 * Rejects when the port is taken.
 *
 * @example
 * const { url, api, close } = await serveMockApi({ port: 0, tenantId: 'demo' })
 */
export async function serveMockApi({
  port = 8787,
  ...options
}: ServeMockApiOptions = {}): Promise<ServedMockApi> {
  const service = createMockService({ avatars: 'own', ...options })
  const listener = createNodeListener(service)
  const server = createServer({ headersTimeout: 10_000, requestTimeout: 20_000 }, (incoming, outgoing) => {
    const foreign = whyForeign(incoming)
    if (foreign) refuse(outgoing, ...foreign)
    else listener(incoming, outgoing)
  })
  const url = `http://${HOST}:${await listen(server, port)}`
  let closing: Promise<void> | undefined
  return { url, api: service.api, close: () => (closing ??= stop(server)) }
}

function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', (error) => {
      reject(explain(error, port))
    })
    server.listen(port, HOST, () => {
      const address = server.address()
      resolve(typeof address === 'object' && address ? address.port : port)
    })
  })
}

function explain(error: NodeJS.ErrnoException, port: number): Error {
  const taken = error.code === 'EADDRINUSE'
  const problem = taken ? 'is taken by another program. Choose another one' : 'cannot be listened on'
  return new Error(`profile-kit: port ${port} ${problem}, or 0 for any free one.`, { cause: error })
}

/** Lets answers that are nearly out get out, and ends the rest. */
function stop(server: Server): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => {
      server.closeAllConnections()
    }, GRACE)
    server.close(() => {
      clearTimeout(timer)
      resolve()
    })
    server.closeIdleConnections()
  })
}

function refuse(outgoing: ServerResponse, status: number, error: string) {
  outgoing.writeHead(status, { 'Content-Type': 'application/json', Connection: 'close' })
  outgoing.end(JSON.stringify({ error, code: status === 403 ? 'FORBIDDEN' : 'INVALID_REQUEST' }))
}
