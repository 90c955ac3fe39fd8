import { isLoopbackHost } from './loopback.ts'

const METHODS = 'GET, HEAD, PUT, OPTIONS'

/** The headers that let a page of this origin read an answer: none for a page from elsewhere. */
export function corsHeaders(
  origin: string | null,
  allowedOrigins: readonly string[],
): Record<string, string> {
  if (origin === null || !isAllowed(origin, allowedOrigins)) return {}
  return {
    'Access-Control-Allow-Origin': origin,
    'Access-Control-Expose-Headers': 'Retry-After, ETag, X-Request-Id',
  }
}

/** Answers an `OPTIONS` request, which carries no token. */
export function preflight(origin: string | null, allowedOrigins: readonly string[]): Response {
  const headers: Record<string, string> = { Allow: METHODS }
  if (origin !== null && isAllowed(origin, allowedOrigins)) {
    headers['Access-Control-Allow-Methods'] = METHODS
    headers['Access-Control-Allow-Headers'] = 'Authorization, Content-Type'
    headers['Access-Control-Max-Age'] = '600'
  }
  return new Response(null, { status: 204, headers })
}

function isAllowed(origin: string, allowedOrigins: readonly string[]): boolean {
  if (allowedOrigins.includes(origin)) return true
  const host = /^https?:\/\/([^/?#@]+)$/.exec(origin)?.[1]
  return host !== undefined && isLoopbackHost(host)
}
