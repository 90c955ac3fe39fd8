// Reached only through `import()`, and imports nothing of the kit: a page has other things to do first.
import {
  partialMatchKey,
  type Query,
  type QueryCacheNotifyEvent,
  type QueryClient,
  type QueryKey,
} from '@tanstack/react-query'

/** How many profiles that nothing shows are kept, unless a provider says otherwise. */
const MAX_CACHED_PROFILES = 2_000
// What nothing has shown yet waits for one or two of these: it was read, or seeded, for what is about to render.
const ROUND = 5_000

// Beyond the life of one provider: what another has shown has had its time.
const shown = new WeakSet<Query>()

/**
 * Keeps at most `limit` profiles under this key that nothing shows; those unused for longest go first. Without a
 * bound, a visit to 100,000 profiles is 100 MB until the first of them are half an hour old.
 *
 * What was never shown goes some seconds later, and not while others are on their way: whoever waits for a list
 * that is longer than the limit would else ask for the same ones again, without end.
 *
 * Returns how to stop.
 */
export function boundProfiles(
  queryClient: QueryClient,
  queryKey: QueryKey,
  limit = MAX_CACHED_PROFILES,
): () => void {
  const cache = queryClient.getQueryCache()
  const coming = new Set<Query>()
  // Not shown yet: since this round, and since the one before.
  let early = new Set<Query>()
  let late = new Set<Query>()
  // These may go. In order of last use.
  const unused = new Set<Query>()
  let timer: ReturnType<typeof setTimeout> | undefined

  function drop(query: Query) {
    for (const some of [coming, early, late, unused]) some.delete(query)
  }

  function note(query: Query) {
    drop(query)
    if (query.getObserversCount() > 0) shown.add(query)
    else if (query.state.fetchStatus !== 'idle') coming.add(query)
    else if (shown.has(query)) unused.add(query)
    else early.add(query)
    if (early.size > 0) timer ??= setTimeout(endRound, ROUND)
  }

  function endRound() {
    // Somebody may wait for all of them.
    if (coming.size === 0) {
      for (const query of late) unused.add(query)
      late = early
      early = new Set()
      trim()
    }
    timer = early.size + late.size > 0 ? setTimeout(endRound, ROUND) : undefined
  }

  function trim() {
    for (const query of unused) {
      if (unused.size <= limit) return
      unused.delete(query)
      cache.remove(query)
    }
  }

  function onEvent({ type, query }: QueryCacheNotifyEvent) {
    if (type === 'observerResultsUpdated' || type === 'observerOptionsUpdated') return
    if (!partialMatchKey(query.queryKey, queryKey)) return
    if (type === 'removed') drop(query)
    else note(query)
    // Not at once: what one part of a page leaves, another may be about to show in the same commit.
    if (unused.size > limit) queueMicrotask(trim)
  }

  cache.findAll({ queryKey }).forEach(note)
  queueMicrotask(trim)
  const unsubscribe = cache.subscribe(onEvent)
  return () => {
    clearTimeout(timer)
    unsubscribe()
  }
}
