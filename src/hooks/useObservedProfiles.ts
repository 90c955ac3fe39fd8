'use client'
import { useEffect, useMemo, useSyncExternalStore } from 'react'
import type { ObserveProfileOptions } from '../query/observe/observeProfile.ts'
import { ProfilesObserver, type ProfilesSnapshot } from '../query/observe/ProfilesObserver.ts'
import { useProfileKit } from './ProfileContext.ts'
import { useObserveOptions } from './useObserveOptions.ts'

/** Watches many people. Renders again only when something else shows. */
export function useObservedProfiles(
  userIds: readonly string[],
  { retryOnMount, ...options }: ObserveProfileOptions,
): ProfilesSnapshot {
  const { client, queryClient, show } = useProfileKit()
  const { enabled, staleTime, gcTime } = useObserveOptions(options)
  const observer = useMemo(
    () => new ProfilesObserver(queryClient, client, { enabled, staleTime, gcTime, retryOnMount }),
    [queryClient, client, enabled, staleTime, gcTime, retryOnMount],
  )
  // Before it subscribes: what was rendered is what it begins with.
  useEffect(() => observer.setUserIds(userIds))
  const getSnapshot = () => observer.getSnapshot(userIds, show)
  return useSyncExternalStore(observer.subscribe, getSnapshot, getSnapshot)
}
