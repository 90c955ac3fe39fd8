import { createMockToken } from '../../src/mock/createMockToken.ts'

/** Asks as a program would that was written from the service's documentation alone. */
export type Ask = (path: string, options?: AskOptions) => Promise<Response>

interface AskOptions extends RequestInit {
  tenantId?: string
  /** `null` sends none. */
  token?: string | null
}

export function createAsk(fetch: typeof globalThis.fetch, baseUrl = 'https://api.example.com'): Ask {
  return (path, { tenantId = 'acme', token, ...init } = {}) => {
    const headers = new Headers(init.headers)
    if (!headers.has('Content-Type')) headers.set('Content-Type', 'application/json')
    if (token !== null) {
      headers.set('Authorization', `Bearer ${token ?? createMockToken({ tenantId, userId: 'asker' })}`)
    }
    return fetch(baseUrl + path, { ...init, headers })
  }
}

export function put(change: unknown): RequestInit {
  return { method: 'PUT', body: JSON.stringify(change) }
}
