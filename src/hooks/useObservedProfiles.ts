'use client'
import { useIsRestoring } from '@tanstack/react-query'
import { useEffect, useMemo, useSyncExternalStore } from 'react'
import type { ObserveProfileOptions } from '../query/observeProfile.ts'
import { ProfilesObserver, type ProfilesSnapshot } from '../query/ProfilesObserver.ts'
import { useProfileKit } from './ProfileContext.ts'

/** Watches many people. Renders again only when something else shows. */
export function useObservedProfiles(
  userIds: readonly string[],
  { enabled: isEnabled = true, staleTime, retryOnMount }: ObserveProfileOptions,
): ProfilesSnapshot {
  const { client, queryClient, staleTime: usualStaleTime, show } = useProfileKit()
  // While a persisted cache is being restored, what is missing may still come.
  const enabled = !useIsRestoring() && isEnabled
  const freshFor = staleTime ?? usualStaleTime
  const observer = useMemo(
    () => new ProfilesObserver(queryClient, client, { enabled, staleTime: freshFor, retryOnMount }),
    [queryClient, client, enabled, freshFor, retryOnMount],
  )
  // Before it subscribes: what was rendered is what it begins with.
  useEffect(() => observer.setUserIds(userIds))
  const getSnapshot = () => observer.getSnapshot(userIds, show)
  return useSyncExternalStore(observer.subscribe, getSnapshot, getSnapshot)
}
