'use client'
import { useIsRestoring } from '@tanstack/react-query'
import type { ObserveProfileOptions } from '../query/observe/observeProfile.ts'
import { useOptionalProfileKit } from './ProfileContext.ts'

/** What a call may say of how profiles are watched. */
export type ObserveOptions = Omit<ObserveProfileOptions, 'retryOnMount'>

/** How to watch profiles: as the call says, and else as the provider does. */
export function useObserveOptions({ enabled = true, staleTime, gcTime }: ObserveOptions) {
  const kit = useOptionalProfileKit()
  // While a persisted cache is being restored, what is missing may still come.
  const isRestoring = useIsRestoring()
  return {
    enabled: enabled && !isRestoring,
    staleTime: staleTime ?? kit?.staleTime,
    gcTime: gcTime ?? kit?.gcTime,
  }
}
