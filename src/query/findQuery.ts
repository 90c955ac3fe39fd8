import type { Query, QueryClient, QueryKey } from '@tanstack/react-query'

/** What is cached under this key, hashed as the host says; `undefined` where there is nothing. Makes nothing. */
export function findQuery<Data = unknown>(
  queryClient: QueryClient,
  queryKey: QueryKey,
): Query<Data> | undefined {
  return queryClient.getQueryCache().get<Data>(queryClient.defaultQueryOptions({ queryKey }).queryHash)
}
