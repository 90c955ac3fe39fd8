import type { QueryClient } from '@tanstack/react-query'
import type { ProfileClient } from '../api/ProfileClient.ts'
import { type Companion, companionsOf } from './session/companions.ts'
import { findQuery } from './findQuery.ts'
import { forgetEdits } from './write/profileEdits.ts'
import { profileKeys } from './profileKeys.ts'

/**
 * Forgets one profile: in memory, and where `persistProfiles` and `syncTabs` run also on disk and in the other tabs.
 * For somebody who was deleted, say. It makes no request, because the service creates what it does not find: what
 * still shows this person shows them as loading until it is mounted anew.
 *
 * Resolves once the storage has forgotten too.
 */
export async function forgetProfile(
  queryClient: QueryClient,
  client: ProfileClient,
  userId: string,
): Promise<void> {
  await forgetExceptIn(undefined, queryClient, client.scope, userId)
}

/** As `forgetProfile`, without telling the one that has told us. */
export async function forgetExceptIn(
  source: Companion | undefined,
  queryClient: QueryClient,
  scope: string,
  userId: string,
): Promise<void> {
  dropProfile(queryClient, scope, userId)
  const others = companionsOf(queryClient, scope).filter((companion) => companion !== source)
  await Promise.all(others.map((companion) => companion.forget(userId)))
}

function dropProfile(queryClient: QueryClient, scope: string, userId: string) {
  const queryKey = profileKeys.profile(scope, userId)
  forgetEdits(queryClient, queryKey)
  const query = findQuery(queryClient, queryKey)
  // Removed alone, an entry that is shown would go on being shown.
  query?.reset()
  if (query?.getObserversCount() === 0) queryClient.getQueryCache().remove(query)
}
