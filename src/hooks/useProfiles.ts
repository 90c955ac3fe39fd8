'use client'
import type { ProfilesSnapshot } from '../query/ProfilesObserver.ts'
import { useObservedProfiles } from './useObservedProfiles.ts'

export interface UseProfilesOptions {
  /** `false` shows what is cached and asks for nothing. Default: `true`. */
  enabled?: boolean | undefined
  /** Milliseconds. Default: the provider's, and 5 minutes without. */
  staleTime?: number | undefined
}

/**
 * Reads many profiles, each through its own cache entry: order is kept, an id that stands twice is one request,
 * and one that fails leaves the others alone. Ids that leave the list are given up, those that stay are not
 * asked for again.
 *
 * Made for thousands: the first twenty show as they arrive, the others a few times a second, what is changed on
 * this page with the next frame. Only what is read from the result renders again.
 *
 * @example
 * const { profiles } = useProfiles(comments.map((comment) => comment.authorId))
 */
export function useProfiles(userIds: readonly string[], options: UseProfilesOptions = {}): ProfilesSnapshot {
  const { enabled, staleTime } = options
  return useObservedProfiles(userIds, { enabled, staleTime })
}
