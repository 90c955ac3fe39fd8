import type { IncomingMessage, ServerResponse } from 'node:http'
import { getRequestListener } from '@hono/node-server'
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response'
import { refusal } from './answers.ts'
import type { MockService } from './createMockService.ts'
import { isLoopbackHost } from './loopback.ts'

export type NodeListener = (incoming: IncomingMessage, outgoing: ServerResponse) => void

/** The mock as a listener for Node's own HTTP server. Whatever is sent, it answers or hangs up; it never throws. */
export function createNodeListener(service: MockService): NodeListener {
  const listen = getRequestListener(
    async (request, { incoming, outgoing }) => {
      try {
        const response = await service.respond(request, request.signal, incoming.url ?? '/')
        // The rest of a body that is too long is not waited for.
        if (response.status === 413) response.headers.set('Connection', 'close')
        return response
      } catch {
        outgoing.destroy()
        return RESPONSE_ALREADY_SENT
      }
    },
    {
      // The default would replace the whole process's Request and Response.
      overrideGlobalObjects: false,
      errorHandler: () => refusal(400, 'INVALID_PATH', 'This is no address.'),
    },
  )
  return (incoming, outgoing) => {
    listen(incoming, outgoing).catch(() => outgoing.destroy())
  }
}

/** Why a request must not be answered, whatever it asks for, or `undefined`. */
export function whyForeign({
  url = '',
  rawHeaders,
  headers,
}: IncomingMessage): [status: number, error: string] | undefined {
  if (!url.startsWith('/')) return [400, 'Ask for a path. The mock is no proxy.']
  const hosts = rawHeaders.filter((name, index) => index % 2 === 0 && name.toLowerCase() === 'host')
  if (hosts.length !== 1) return [400, 'Send one Host header.']
  // A page elsewhere can point a name of its own at 127.0.0.1 and ask as if it were the same origin (DNS rebinding).
  if (!isLoopbackHost(headers.host ?? '')) return [403, 'The mock answers on localhost only.']
  return undefined
}
