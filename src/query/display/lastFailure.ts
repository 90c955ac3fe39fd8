import type { Query, QueryClient, QueryKey } from '@tanstack/react-query'
import { findQuery } from '../findQuery.ts'

const failures = new WeakMap<object, Error>()

/**
 * Why a query without data has none; `undefined` when it is being asked for the first time.
 *
 * TanStack Query 5 forgets the error of a query without data as soon as it is fetched again: 'error' becomes
 * 'pending', and a fallback would flicker back to loading each time the kit tries to heal it. So the last error
 * is remembered beside the query, until it has data or is reset.
 */
export function lastFailure(query: Pick<Query, 'state'>): unknown {
  const { data, error, errorUpdateCount } = query.state
  if (data !== undefined || errorUpdateCount === 0) return undefined
  if (error !== null) failures.set(query, error)
  const failure = failures.get(query)
  // Another client of this login has ended, and took its read along: that says nothing about the service.
  return failure?.name === 'AbortError' ? undefined : (failure ?? 'forgotten')
}

/** As `lastFailure`, for whatever is cached under this key. */
export function lastFailureAt(queryClient: QueryClient, queryKey: QueryKey): unknown {
  const query = findQuery(queryClient, queryKey)
  return query && lastFailure(query)
}
