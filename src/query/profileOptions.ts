import { queryOptions } from '@tanstack/react-query'
import type { ProfileKitError } from '../api/errors.ts'
import type { ProfileClient } from '../api/ProfileClient.ts'
import type { Profile } from '../api/schemas.ts'
import { attendSession } from './attendSession.ts'
import { pinnedOptions } from './pinnedOptions.ts'
import { profileKeys } from './profileKeys.ts'
import type { ReadOptions } from './ReadOptions.ts'
import { receiveProfile } from './profileEdits.ts'

const MINUTE = 60_000

export type ProfileKey = ReturnType<typeof profileKeys.profile>

/**
 * Everything TanStack Query needs to read one profile. Fresh for 5 minutes, kept for 30 after its last use.
 *
 * @example
 * const { data: name } = useQuery({ ...profileOptions(client, userId), select: (profile) => profile.name })
 */
export function profileOptions(client: ProfileClient, userId: string): ReadOptions<Profile, ProfileKey> {
  return queryOptions<Profile, ProfileKitError, Profile, ProfileKey>({
    ...pinnedOptions,
    queryKey: profileKeys.profile(client.scope, userId),
    queryFn: async ({ client: queryClient, queryKey, signal }) => {
      attendSession(queryClient, client)
      const profile = await client.getProfile(userId, { signal })
      return receiveProfile(queryClient, queryKey, profile, 'read')
    },
    staleTime: 5 * MINUTE,
    // A timer of half an hour would keep a server's request, or a script, alive for as long.
    gcTime: typeof window === 'undefined' ? Infinity : 30 * MINUTE,
  })
}
