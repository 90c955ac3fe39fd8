import {
  focusManager,
  onlineManager,
  partialMatchKey,
  type Query,
  type QueryCacheNotifyEvent,
  type QueryClient,
} from '@tanstack/react-query'
import { hasDigest, isProfileKitError } from '../../api/errors.ts'
import type { ProfileClient } from '../../api/ProfileClient.ts'
import { getOrInsert } from '../../internal/getOrInsert.ts'
import { onAbort } from '../../internal/onAbort.ts'
import { profileKeys } from '../profileKeys.ts'

const FIRST_PAUSE = 1_000
// With the client's own retries on top, a name is back well within ten seconds of the service.
const LONGEST_PAUSE = 4_000
// A service that is down is asked by a few; the first that gets through brings all others along.
const PROBES = 6

interface Healing {
  users: number
  stop(): void
}

// One per pair however many providers there are: two timers would ask twice.
const running = new WeakMap<QueryClient, WeakMap<ProfileClient, Healing>>()

/**
 * Asks again for what failed and is on screen: after a pause that grows from one second to four, when the
 * window comes to the front, and when the network is back. Nothing runs while nothing has failed.
 *
 * Returns how to stop, once. It ends by itself when the client is disposed.
 */
export function startHealing(queryClient: QueryClient, client: ProfileClient): () => void {
  const ofQueryClient = getOrInsert(running, queryClient, () => new WeakMap<ProfileClient, Healing>())
  const healing = getOrInsert(ofQueryClient, client, () => ({ users: 0, stop: heal(queryClient, client) }))
  healing.users++
  return () => {
    if (--healing.users > 0) return
    healing.stop()
    ofQueryClient.delete(client)
  }
}

function heal(queryClient: QueryClient, client: ProfileClient): () => void {
  const cache = queryClient.getQueryCache()
  const ours = profileKeys.all(client.scope)
  const failed = new Set<Query>()
  let pause = FIRST_PAUSE
  let timer: ReturnType<typeof setTimeout> | undefined

  function note(query: Query) {
    if (query.state.fetchStatus !== 'idle') return
    // Last in line, so that one that cannot be healed does not keep the others from their turn.
    failed.delete(query)
    if (!isHealable(query) && !isLockedOut(query)) return
    failed.add(query)
    schedule()
  }

  function wanted(isMeant: (query: Query) => boolean): Query[] {
    // Those without a name first.
    const rank = ({ state }: Query) => Number(state.data !== undefined)
    return [...failed].filter((query) => isMeant(query) && query.isActive()).sort((a, b) => rank(a) - rank(b))
  }

  function schedule() {
    // Half of it by chance: many pages that failed together must not come back together.
    if (failed.size > 0) timer ??= setTimeout(probe, pause * (0.5 + Math.random() / 2))
  }

  function cancel() {
    clearTimeout(timer)
    timer = undefined
    pause = FIRST_PAUSE
  }

  function probe() {
    timer = undefined
    // A hidden tab waits for its focus.
    if (!focusManager.isFocused()) return
    pause = Math.min(pause * 2, LONGEST_PAUSE)
    ask(wanted(isHealable).slice(0, PROBES))
  }

  function wake(isBack: boolean) {
    if (!isBack) return
    cancel()
    schedule()
  }

  function onRecovered() {
    cancel()
    // Whoever was locked out may be let in again: the same token serves all.
    ask(wanted((query) => isHealable(query) || isLockedOut(query)))
  }

  function onEvent({ type, query, ...event }: QueryCacheNotifyEvent) {
    if (!partialMatchKey(query.queryKey, ours)) return
    if (type === 'removed') failed.delete(query)
    if (type === 'observerAdded') schedule()
    // A read alone tells that the service is back: what is seeded, edited or handed over comes from elsewhere.
    const isRead = 'action' in event && event.action.type === 'success' && !event.action.manual
    if (isRead && failed.delete(query)) onRecovered()
    // However it has come to fail: a page may bring it so, and a try that the app cancels leaves it so.
    else if (type === 'added' || type === 'updated') note(query)
  }

  cache.findAll({ queryKey: ours }).forEach(note)
  const ends = [
    cache.subscribe(onEvent),
    focusManager.subscribe(wake),
    onlineManager.subscribe(wake),
    onAbort(client.signal, stop),
  ]
  function stop() {
    cancel()
    failed.clear()
    ends.forEach((end) => end())
  }
  return stop
}

/** Whether asking again may help, as it may with what was not found: the service makes what it does not have. */
export function isHealable({ state: { status, error, fetchStatus } }: Pick<Query, 'state'>): boolean {
  if (status !== 'error' || fetchStatus !== 'idle') return false
  // An error that came with a page, TanStack Query's own way, tells nothing.
  return isProfileKitError(error) ? error.retryable || error.status === 404 : !hasDigest(error)
}

/** Without a login the service has nothing to tell, however often it is asked. */
function isLockedOut({ state: { error, fetchStatus } }: Pick<Query, 'state'>): boolean {
  return fetchStatus === 'idle' && isProfileKitError(error) && error.code === 'unauthorized'
}

function ask(queries: readonly Query[]) {
  // How it ends is an event of the cache.
  for (const query of queries) query.fetch().catch(() => undefined)
}
