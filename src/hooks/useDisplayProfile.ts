'use client'
import type { DisplayProfile } from '../query/display/DisplayProfile.ts'
import type { ObserveOptions } from './useObserveOptions.ts'
import { useShownProfile } from './useShownProfile.ts'

export type UseDisplayProfileOptions = ObserveOptions

/**
 * Always something to show for a person: nothing yet, the profile, or `User <id>` after a failure and while
 * nobody is signed in. A stand-in stays while the profile is requested again.
 */
export function useDisplayProfile(userId: string, options?: UseDisplayProfileOptions): DisplayProfile {
  return useShownProfile({ userId }, options)
}
