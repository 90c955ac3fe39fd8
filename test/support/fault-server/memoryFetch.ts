import { TENANT } from './createFaultServer.ts'

export interface MemoryRequest {
  url: URL
  method: string
  token: string | undefined
  body: string
  /** `undefined` for anything but a profile's address. */
  userId: string | undefined
  signal: AbortSignal
  /** From 1. */
  index: number
}

/** An answer, a promise of one, or `'silence'`. A thrown error is a broken connection. */
export type MemoryScript = (request: MemoryRequest) => Response | 'silence' | Promise<Response | 'silence'>

/** A `fetch` without a network, for tests that own the clock or count by the thousand. It obeys its signal. */
export function memoryFetch(script: MemoryScript = answerProfile): typeof fetch {
  let index = 0
  return (input, init = {}) => {
    const url = new URL(input instanceof Request ? input.url : input)
    const signal = init.signal ?? new AbortController().signal
    const authorization = new Headers(init.headers).get('authorization')
    const request: MemoryRequest = {
      url,
      method: init.method ?? 'GET',
      token: authorization?.replace(/^Bearer /, ''),
      body: typeof init.body === 'string' ? init.body : '',
      userId: userIdOf(url),
      signal,
      index: ++index,
    }
    return new Promise((resolve, reject) => {
      const onAbort = () => {
        reject(signal.reason)
      }
      if (signal.aborted) {
        onAbort()
        return
      }
      signal.addEventListener('abort', onAbort, { once: true })
      Promise.resolve()
        .then(() => script(request))
        .then((answer) => {
          if (answer === 'silence') return
          signal.removeEventListener('abort', onAbort)
          resolve(answer)
        })
        .catch((error: unknown) => {
          signal.removeEventListener('abort', onAbort)
          reject(error)
        })
    })
  }
}

/** Takes a while to answer, and leaves no timer behind when nobody waits any more. */
export const slowly =
  (delay: number, then: MemoryScript = answerProfile): MemoryScript =>
  async (request) => {
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, delay)
      const stop = () => {
        clearTimeout(timer)
      }
      request.signal.addEventListener('abort', stop, { once: true })
    })
    return then(request)
  }

/** A correct profile of whoever was asked for. */
export function answerProfile({ userId = '' }: Pick<MemoryRequest, 'userId'>): Response {
  return Response.json(memoryProfile(userId))
}

export function memoryProfile(userId: string, tenantId: string = TENANT) {
  return {
    tenant_id: tenantId,
    user_id: userId,
    name: `Name of ${userId}`,
    avatar_url: 'https://api.dicebear.com/9.x/adventurer/svg?seed=memory',
    created_at: '2025-01-01T00:00:00Z',
    updated_at: '2025-01-01T00:00:00Z',
  }
}

function userIdOf({ pathname }: URL): string | undefined {
  const segment = /\/v1\/profiles\/user\/([^/]*)$/.exec(pathname)?.[1]
  return segment === undefined ? undefined : decodeURIComponent(segment)
}
