import { queryOptions } from '@tanstack/react-query'
import type { ProfileKitError } from '../api/errors.ts'
import type { ProfileClient } from '../api/ProfileClient.ts'
import type { Profile } from '../api/schemas.ts'
import { isServer } from '../internal/isServer.ts'
import { attendSession } from './session/attendSession.ts'
import { pinnedOptions } from './pinnedOptions.ts'
import { profileKeys } from './profileKeys.ts'
import type { ReadOptions } from './ReadOptions.ts'
import { confirmedProfile, receiveProfile } from './write/profileEdits.ts'

const MINUTE = 60_000

/** How long a profile counts as fresh. */
export const PROFILE_STALE_TIME = 5 * MINUTE
/** How long one is kept that nobody uses. A timer would keep a server's request, or a script, alive for as long. */
export const getProfileGcTime = () => (isServer() ? Infinity : 30 * MINUTE)

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
      const since = confirmedProfile(queryClient, queryKey)
      const profile = await client.getProfile(userId, { signal })
      return receiveProfile(queryClient, queryKey, profile, { since })
    },
    staleTime: PROFILE_STALE_TIME,
    gcTime: getProfileGcTime(),
  })
}
