'use client'
import { notifyManager, useIsRestoring } from '@tanstack/react-query'
import { useCallback, useMemo, useSyncExternalStore } from 'react'
import type { DisplayProfile } from '../query/DisplayProfile.ts'
import { observeProfile } from '../query/observeProfile.ts'
import type { ProfileKit } from './ProfileContext.ts'

const nothing = () => undefined

/** Watches one person; nobody at all while `userId` is `undefined`. Renders again only when something else shows. */
export function useObservedProfile(
  kit: ProfileKit | undefined,
  userId: string | undefined,
  isEnabled: boolean,
): DisplayProfile | undefined {
  const { client, queryClient, staleTime } = kit ?? {}
  // While a persisted cache is being restored, what is missing may still come.
  const enabled = !useIsRestoring() && isEnabled
  const observed = useMemo(
    () =>
      queryClient && userId !== undefined
        ? observeProfile(queryClient, client ?? null, userId, { enabled, staleTime })
        : undefined,
    [queryClient, client, userId, enabled, staleTime],
  )
  const subscribe = useCallback(
    (listener: () => void) => observed?.subscribe(notifyManager.batchCalls(listener)) ?? nothing,
    [observed],
  )
  const getSnapshot = () => observed?.getSnapshot()
  return useSyncExternalStore(subscribe, getSnapshot, getSnapshot)
}
