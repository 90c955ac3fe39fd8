'use client'
import { useIsRestoring } from '@tanstack/react-query'
import { useEffect, useMemo, useSyncExternalStore } from 'react'
import { ProfilesObserver, type ProfilesSnapshot } from '../query/ProfilesObserver.ts'
import { useProfileKit } from './ProfileContext.ts'

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
 * @example
 * const { profiles } = useProfiles(comments.map((comment) => comment.authorId))
 */
export function useProfiles(
  userIds: readonly string[],
  { enabled: isEnabled = true, staleTime }: UseProfilesOptions = {},
): ProfilesSnapshot {
  const { client, queryClient, staleTime: usualStaleTime } = useProfileKit()
  const enabled = !useIsRestoring() && isEnabled
  const freshFor = staleTime ?? usualStaleTime
  const observer = useMemo(
    () => new ProfilesObserver(queryClient, client, { enabled, staleTime: freshFor }),
    [queryClient, client, enabled, freshFor],
  )
  const getSnapshot = () => observer.getSnapshot(userIds)
  const snapshot = useSyncExternalStore(observer.subscribe, getSnapshot, getSnapshot)
  useEffect(() => {
    observer.setUserIds(userIds)
  }, [observer, userIds])
  return snapshot
}
