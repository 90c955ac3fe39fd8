'use client'
import type { DisplayProfile } from '../query/display/DisplayProfile.ts'
import { buildProfileQuery } from '../query/buildProfileQuery.ts'
import { displayProfileOf } from '../query/display/displayProfileOf.ts'
import { settleProfiles } from '../query/observe/settleProfiles.ts'
import { useProfileKit } from './ProfileContext.ts'
import { useObservedProfiles } from './useObservedProfiles.ts'

/**
 * Reads many profiles at the same time, and suspends until each has been read or has failed. One that fails shows
 * a stand-in and is healed later: none of them reaches an error boundary. While nobody is signed in, all are
 * stand-ins at once.
 *
 * Give the `<Suspense>` around it `key={useProfileClient()?.scope}`: without one, React hides what the former login
 * has shown while the next one's profiles are read, and leaves it in the page.
 *
 * With `startTransition`, a changed list leaves the former one on screen until the new one is complete.
 *
 * @example
 * const people = useSuspenseProfiles(team.memberIds)
 */
export function useSuspenseProfiles(userIds: readonly string[]): readonly DisplayProfile[] {
  const { client, queryClient, show } = useProfileKit()
  // Those that have just failed are left to healing: asked again on mount, each would be two requests.
  const { profiles } = useObservedProfiles(userIds, { retryOnMount: false })
  if (!client) return profiles
  const settled = settleProfiles(queryClient, client, userIds)
  // How React is told to wait: `use` is not in 18.3.
  if (settled) throw settled
  if (profiles.every(({ status }) => status !== 'loading')) return profiles
  // They have come, and are to show at the next commit only.
  return userIds.map((userId) =>
    show(displayProfileOf(buildProfileQuery(queryClient, client, userId), client, userId)),
  )
}
