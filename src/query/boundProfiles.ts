import type { Query, QueryCacheNotifyEvent, QueryClient } from '@tanstack/react-query'
import type { ProfileClient } from '../api/ProfileClient.ts'
import { profileKeys } from './profileKeys.ts'

/** How many profiles that nothing shows are kept, unless a provider says otherwise. */
const MAX_CACHED_PROFILES = 2_000

/**
 * Keeps at most `limit` profiles of this login that nothing shows; those unused for longest go first. Without a
 * bound, a visit to 100,000 profiles is 100 MB until the first of them are half an hour old.
 *
 * Returns how to stop.
 */
export function boundProfiles(
  queryClient: QueryClient,
  client: ProfileClient,
  limit = MAX_CACHED_PROFILES,
): () => void {
  const cache = queryClient.getQueryCache()
  const prefix = profileKeys.profile(client.scope, '').slice(0, -1)
  // In order of last use. Those on their way are left out: somebody waits for them.
  const unused = new Set<Query>()

  function note(query: Query) {
    unused.delete(query)
    if (query.getObserversCount() === 0 && query.state.fetchStatus === 'idle') unused.add(query)
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
    if (!prefix.every((part, index) => query.queryKey[index] === part)) return
    if (type === 'removed') unused.delete(query)
    else note(query)
    trim()
  }

  cache.findAll({ queryKey: prefix }).forEach(note)
  trim()
  return cache.subscribe(onEvent)
}
