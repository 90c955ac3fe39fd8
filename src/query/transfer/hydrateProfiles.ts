import type { QueryClient } from '@tanstack/react-query'
import type { ProfileClient } from '../../api/ProfileClient.ts'
import { isRecord } from '../../internal/isRecord.ts'
import { admitProfile, admitProfiles } from './admitProfile.ts'
import { findQuery } from '../findQuery.ts'
import { profileKeys } from '../profileKeys.ts'
import { requireStableScope } from '../requireStableScope.ts'
import { parseSavedQuery, type SavedFailure, type SavedProfile } from './parseSavedQuery.ts'

/**
 * Puts what `dehydrateProfiles` has sent into the cache, before the first render: what shows these people then makes
 * no request. Safe with a page that was altered on its way: each profile passes the same checks as an answer of the
 * service, one of another login or tenant is left out, and what is newer in the cache stays.
 *
 * For state that comes while the app is running, such as with a page of Next.js, there is `<HydratedProfiles>`.
 *
 * @param state what came out of `JSON.parse`; anything else is ignored
 * @returns how many entries were good, and how many were left out
 * @throws {Error} without a `session`
 */
export function hydrateProfiles(
  queryClient: QueryClient,
  client: ProfileClient,
  state: unknown,
): { good: number; dropped: number } {
  const { good, dropped } = readState(client, state)
  admitProfiles(queryClient, client, good)
  return { good: good.length, dropped }
}

/**
 * As `hydrateProfiles`, in two steps: those that nothing shows yet may be let in while rendering, the others
 * only after the commit, by the function that is returned.
 */
export function beginHydration(queryClient: QueryClient, client: ProfileClient, state: unknown): () => void {
  const later = readState(client, state).good.filter((saved) => {
    const queryKey = profileKeys.profile(client.scope, saved.userId)
    const query = findQuery(queryClient, queryKey)
    if (query && (query.state.data !== undefined || query.getObserversCount() > 0)) return true
    admitProfile(queryClient, client, saved)
    return false
  })
  return () => {
    admitProfiles(queryClient, client, later)
  }
}

function readState(client: ProfileClient, state: unknown) {
  requireStableScope(client, 'hydrateProfiles')
  const queries: unknown = isRecord(state) ? state['queries'] : undefined
  const read = Array.isArray(queries) ? queries.map((query: unknown) => parseSavedQuery(client, query)) : []
  const good = read.filter((saved): saved is SavedProfile | SavedFailure => saved !== undefined)
  return { good, dropped: read.length - good.length }
}
