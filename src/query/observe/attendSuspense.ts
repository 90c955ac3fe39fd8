import type { QueryClient } from '@tanstack/react-query'
import type { ProfileClient } from '../../api/ProfileClient.ts'
import { buildProfileQuery } from '../buildProfileQuery.ts'
import { profileOptions } from '../profileOptions.ts'

// React may render the same failure again for as long as it holds back a change of what suspends: 300 ms, 500 in 18.
const HANDOVER = 600
const ACTS = ['pointerdown', 'click', 'keydown']

// Somebody waits for these. What comes out is theirs to throw, until their boundary has it.
const awaited = new WeakSet<object>()

/**
 * To be called in render, before `useSuspenseQuery`. That throws a cached error at once and for ever, unless the
 * boundary tells TanStack Query of its reset, which ordinary ones do not. So an error is thrown only by those who
 * have waited for it; who comes later, as after a reset of the boundary, asks again.
 */
export function attendSuspense(queryClient: QueryClient, client: ProfileClient, userId: string): void {
  const query = buildProfileQuery(queryClient, client, userId)
  if (query.state.data !== undefined || awaited.has(query)) return
  awaited.add(query)
  const forget = () => awaited.delete(query)
  const options = queryClient.defaultQueryOptions(profileOptions(client, userId))
  query.fetch(options).then(forget, () => onHandedOver(forget))
}

/**
 * React renders a failure twice or more before the boundary has it, and no render tells whether it is one of these
 * or comes after a reset. So it counts as handed over when somebody acts on the page, and otherwise after a while.
 */
function onHandedOver(tell: () => void) {
  // What a server has handed over is not asked for again in the same answer.
  if (typeof window === 'undefined') return
  function end() {
    clearTimeout(timer)
    for (const type of ACTS) window.removeEventListener(type, end, true)
    tell()
  }
  const timer = setTimeout(end, HANDOVER)
  for (const type of ACTS) window.addEventListener(type, end, true)
}
