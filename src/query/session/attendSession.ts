import { notifyManager, type QueryClient } from '@tanstack/react-query'
import type { ProfileClient } from '../../api/ProfileClient.ts'
import { getOrInsert } from '../../internal/getOrInsert.ts'
import { isServer } from '../../internal/isServer.ts'
import { onAbort } from '../../internal/onAbort.ts'
import { uncommittedClients } from './uncommittedClients.ts'
import { profileKeys } from '../profileKeys.ts'

const attended = new WeakMap<QueryClient, Map<string, Set<ProfileClient>>>()

/**
 * Sees to it that the end of a login takes along what it has left in this cache. Called wherever something is
 * put there, so that it holds without a provider too; it is done once for each pair.
 *
 * Not on a server: a cache there lives as long as one request, and a client may outlive thousands of them.
 */
export function attendSession(queryClient: QueryClient, client: ProfileClient): void {
  const { scope, signal } = client
  if (isServer() || signal.aborted) return
  const sessions = getOrInsert(attended, queryClient, () => new Map<string, Set<ProfileClient>>())
  const clients = getOrInsert(sessions, scope, () => new Set<ProfileClient>())
  if (clients.has(client)) return
  clients.add(client)
  onAbort(signal, () => {
    clients.delete(client)
    // The same user may have logged in again already, and shares what is cached.
    if ([...clients].some((other) => !uncommittedClients.has(other))) return
    sessions.delete(scope)
    forgetSession(queryClient, scope)
  })
}

function forgetSession(queryClient: QueryClient, scope: string) {
  const queryCache = queryClient.getQueryCache()
  const mutationCache = queryClient.getMutationCache()
  const queryKey = profileKeys.all(scope)
  notifyManager.batch(() => {
    for (const query of queryCache.findAll({ queryKey })) {
      // An observer that is still mounted holds on to a query that was merely removed, and would go on showing it.
      query.reset()
      queryCache.remove(query)
    }
    for (const mutation of mutationCache.findAll({ mutationKey: queryKey })) mutationCache.remove(mutation)
  })
}
