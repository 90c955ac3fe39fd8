import type { ServerResponse } from 'node:http'

/** How the service answers other origins. The defaults are what the documentation asks services for. */
export interface CorsPolicy {
  /** Default `true`. `false`: a service that never heard of CORS. */
  enabled?: boolean
  allowHeaders?: string
  exposeHeaders?: string
  /** Seconds. */
  maxAge?: number
  credentials?: boolean
}

const NAMES = [
  'access-control-allow-origin',
  'access-control-expose-headers',
  'access-control-allow-credentials',
  'timing-allow-origin',
]

export function setCorsHeaders(response: ServerResponse, origin: string | undefined, policy: CorsPolicy) {
  const { enabled = true, exposeHeaders = 'Retry-After, ETag, X-Request-Id', credentials = false } = policy
  if (!enabled || origin === undefined) return
  response.setHeader('access-control-allow-origin', origin)
  response.setHeader('vary', 'Origin')
  if (exposeHeaders !== '') response.setHeader('access-control-expose-headers', exposeHeaders)
  if (credentials) response.setHeader('access-control-allow-credentials', 'true')
}

export function removeCorsHeaders(response: ServerResponse) {
  for (const name of NAMES) response.removeHeader(name)
}

export function preflight(response: ServerResponse, policy: CorsPolicy) {
  const { allowHeaders = 'authorization, content-type, accept', maxAge = 600 } = policy
  response.writeHead(204, {
    'access-control-allow-methods': 'GET, PUT',
    'access-control-allow-headers': allowHeaders,
    'access-control-max-age': String(maxAge),
  })
  response.end()
}
