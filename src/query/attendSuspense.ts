import type { Query, QueryClient } from '@tanstack/react-query'
import { now } from '../internal/now.ts'
import type { ProfileClient } from '../api/ProfileClient.ts'
import { buildProfileQuery } from './buildProfileQuery.ts'
import { profileOptions } from './profileOptions.ts'

// React may render the same failure again for as long as it holds back a change of what suspends: 300 ms, 500 in 18.
const HANDOVER = 600
const MOST_ATTEMPTS = 5
const PER = 1_000

// Somebody waits for these, so what comes out is theirs to throw. One symbol stands for one time of waiting.
const awaited = new WeakMap<object, symbol>()
const attempts = new WeakMap<object, number[]>()

/**
 * To be called in render, before `useSuspenseQuery`. That throws a cached error at once and for ever, unless the
 * boundary tells TanStack Query of its reset, which ordinary ones do not. So an error is thrown only by those who
 * have waited for it; who comes later, as after a reset of the boundary, asks again.
 */
export function attendSuspense(queryClient: QueryClient, client: ProfileClient, userId: string): void {
  const query = buildProfileQuery(queryClient, client, userId)
  const { data, status, fetchStatus } = query.state
  if (data !== undefined) return
  if (status === 'error' && fetchStatus === 'idle') {
    const wait = awaited.get(query)
    if (wait) {
      onHandedOver(() => awaited.get(query) === wait && awaited.delete(query))
      return
    }
    if (!mayAsk(query)) return
    // How it ends is what the caller waits for.
    query.fetch(queryClient.defaultQueryOptions(profileOptions(client, userId))).catch(() => undefined)
  }
  if (!awaited.has(query)) awaited.set(query, Symbol())
}

/**
 * React renders a failure twice or more before the boundary has it, and no render tells whether it is one of these
 * or comes after a reset. So it counts as handed over when somebody acts on the page, and otherwise after a while.
 */
function onHandedOver(tell: () => void) {
  const listening = new AbortController()
  const end = () => {
    clearTimeout(timer)
    listening.abort()
    tell()
  }
  const timer = setTimeout(end, HANDOVER)
  if (typeof window === 'undefined') return
  for (const type of ['pointerdown', 'click', 'keydown']) {
    window.addEventListener(type, end, { capture: true, signal: listening.signal })
  }
}

// On a page so slow that even that is too short, it would ask without end.
function mayAsk(query: Pick<Query, 'state'>): boolean {
  const time = now()
  const recent = (attempts.get(query) ?? []).filter((at) => time - at < PER)
  if (recent.length >= MOST_ATTEMPTS) return false
  attempts.set(query, [...recent, time])
  return true
}
