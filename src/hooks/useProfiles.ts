'use client'
import type { ProfilesSnapshot } from '../query/observe/ProfilesObserver.ts'
import type { ObserveOptions } from './useObserveOptions.ts'
import { useObservedProfiles } from './useObservedProfiles.ts'

export type UseProfilesOptions = ObserveOptions

/**
 * Reads many profiles, each through its own cache entry: order is kept, an id that stands twice is one request,
 * and one that fails leaves the others alone. Ids that leave the list are given up, those that stay are not
 * requested again.
 *
 * Made for thousands: the first twenty show as they arrive, the others a few times a second, what is changed on
 * this page with the next frame. Only what is read from the result renders again.
 *
 * @example
 * const { profiles } = useProfiles(comments.map((comment) => comment.authorId))
 */
export function useProfiles(userIds: readonly string[], options: UseProfilesOptions = {}): ProfilesSnapshot {
  const { enabled, staleTime, gcTime } = options
  return useObservedProfiles(userIds, { enabled, staleTime, gcTime })
}
