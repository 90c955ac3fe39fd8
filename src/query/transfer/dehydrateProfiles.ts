import type { DehydratedState, Query, QueryClient, QueryState } from '@tanstack/react-query'
import { isProfileKitError, type ProfileKitErrorCode } from '../../api/errors.ts'
import type { ProfileClient } from '../../api/ProfileClient.ts'
import { isServer } from '../../internal/isServer.ts'
import { now } from '../../internal/now.ts'
import { lastFailure } from '../display/lastFailure.ts'
import { confirmedProfile } from '../write/profileEdits.ts'
import { profileKeys } from '../profileKeys.ts'
import { requireStableScope } from '../requireStableScope.ts'
import { userIdOf } from '../userIdOf.ts'

const warned = new WeakSet<QueryClient>()

/**
 * The profiles of this login as data to send to the browser, for `hydrateProfiles`, `<HydratedProfiles>` or TanStack
 * Query's own `<HydrationBoundary>`. Of a read that failed, only its code is in it. Profiles are sent whole: what the
 * service tells your server and must not tell this visitor, it must not send.
 *
 * The client needs a `session`, and the browser's client the same `session` and `tenantId`; base URL and token may
 * differ.
 *
 * @throws {Error} without a `session`
 */
export function dehydrateProfiles(queryClient: QueryClient, client: ProfileClient): DehydratedState {
  requireStableScope(client, 'dehydrateProfiles')
  const cached = queryClient.getQueryCache().findAll({ queryKey: ['profile-kit'] })
  if (cached.some(({ queryKey }) => queryKey[1] !== client.scope)) warnOfTwoLogins(queryClient)
  const queries = cached.flatMap((query) => dehydrateQuery(queryClient, client.scope, query) ?? [])
  return { mutations: [], queries }
}

function dehydrateQuery(queryClient: QueryClient, scope: string, query: Query) {
  const { queryHash, queryKey } = query
  const userId = userIdOf(scope, queryKey)
  if (userId === undefined) return undefined
  const profile = confirmedProfile(queryClient, profileKeys.profile(scope, userId))
  const failure = profile ? undefined : lastFailure(query)
  if (!profile && failure === undefined) return undefined
  const { dataUpdatedAt, errorUpdatedAt, isInvalidated } = query.state
  const state: QueryState<unknown, Error & { code?: string }> = {
    data: profile,
    dataUpdateCount: profile ? 1 : 0,
    dataUpdatedAt: profile ? dataUpdatedAt : 0,
    error: profile ? null : redact(failure),
    errorUpdateCount: profile ? 0 : 1,
    errorUpdatedAt: profile ? 0 : errorUpdatedAt,
    fetchFailureCount: 0,
    fetchFailureReason: null,
    fetchMeta: null,
    fetchStatus: 'idle',
    isInvalidated,
    status: profile ? 'success' : 'error',
  }
  return { queryHash, queryKey, state, meta: { profileKit: true }, dehydratedAt: now() }
}

/** Of an error the page needs to know the code alone, to show the same stand-in as the server did. */
function redact(failure: unknown): Error & { code: ProfileKitErrorCode } {
  const code = isProfileKitError(failure) ? failure.code : 'network'
  return { name: 'ProfileKitError', message: 'profile-kit: a read on the server failed', code }
}

function warnOfTwoLogins(queryClient: QueryClient) {
  // In a page, the former login may still be on its way out.
  if (!isServer() || warned.has(queryClient)) return
  warned.add(queryClient)
  console.warn(
    'profile-kit: this QueryClient holds profiles of two logins on a server. Nothing was mixed up here, but it shows ' +
      'that requests share it: make a QueryClient and a client for each request.',
  )
}
