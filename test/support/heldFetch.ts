interface HeldRequest {
  method: string
  url: URL
  userId: string
  token: string | null
  body: unknown
  signal: AbortSignal
  answer(fields?: object): void
  refuse(status: number, headers?: Record<string, string>): void
  fail(): void
}

export interface HeldFetch {
  fetch: typeof fetch
  /** Every request so far, in order of sending. */
  requests: HeldRequest[]
  /** The ids asked for, in order of sending. */
  readonly userIds: string[]
  /** Resolves when at least `count` requests have been sent. */
  sent(count: number): Promise<void>
}

/** A `fetch` that answers when the test says so: the order of things is the test's to decide. */
export function holdFetch(tenantId = 'acme'): HeldFetch {
  const requests: HeldRequest[] = []
  let waiting: { count: number; resolve: () => void }[] = []

  const held: typeof fetch = (input, init) =>
    new Promise((resolve, reject) => {
      const url = new URL(input instanceof Request ? input.url : input)
      const userId = decodeURIComponent(url.pathname.split('/').at(-1) ?? '')
      const signal = init?.signal ?? new AbortController().signal
      signal.addEventListener('abort', () => {
        reject(new DOMException('aborted', 'AbortError'))
      })
      requests.push({
        method: init?.method ?? 'GET',
        url,
        userId,
        token: new Headers(init?.headers).get('authorization'),
        body: typeof init?.body === 'string' ? JSON.parse(init.body) : undefined,
        signal,
        answer(fields = {}) {
          resolve(Response.json({ ...wireProfile(userId, tenantId), ...fields }))
        },
        refuse(status, headers) {
          resolve(
            Response.json({ error: 'refused', code: 'TEST_001' }, { status, ...(headers && { headers }) }),
          )
        },
        fail() {
          reject(new TypeError('fetch failed'))
        },
      })
      waiting = waiting.filter(({ count, resolve: tell }) => {
        if (requests.length < count) return true
        tell()
        return false
      })
    })

  return {
    fetch: held,
    requests,
    get userIds() {
      return requests.map((request) => request.userId)
    },
    sent: (count) =>
      new Promise((resolve) => {
        if (requests.length >= count) resolve()
        else waiting.push({ count, resolve })
      }),
  }
}

export function wireProfile(userId: string, tenantId = 'acme') {
  return {
    tenant_id: tenantId,
    user_id: userId,
    name: `Name of ${userId}`,
    avatar_url: `https://api.dicebear.com/9.x/adventurer/svg?seed=${tenantId}_${encodeURIComponent(userId)}`,
    created_at: '2026-01-01T00:00:00Z',
    updated_at: '2026-01-01T00:00:00Z',
  }
}
