import type { Query, QueryClient } from '@tanstack/react-query'
import type { ProfileKitError } from '../api/errors.ts'
import type { ProfileClient } from '../api/ProfileClient.ts'
import type { Profile } from '../api/schemas.ts'
import { attendSession } from './session/attendSession.ts'
import { type ProfileKey, profileOptions } from './profileOptions.ts'

/**
 * The cache entry of a profile, made where there is none, with the kit's own options as if a hook had asked.
 * `setQueryData` alone would make one with the host's: kept for another time, and without the mark that keeps it
 * out of the host's persister.
 */
export function buildProfileQuery(
  queryClient: QueryClient,
  client: ProfileClient,
  userId: string,
): Query<Profile, ProfileKitError, Profile, ProfileKey> {
  attendSession(queryClient, client)
  const options = queryClient.defaultQueryOptions(profileOptions(client, userId))
  return queryClient.getQueryCache().build(queryClient, options)
}
