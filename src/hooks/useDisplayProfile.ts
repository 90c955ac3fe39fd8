'use client'
import type { DisplayProfile } from '../query/DisplayProfile.ts'
import { useShownProfile } from './useShownProfile.ts'

export interface UseDisplayProfileOptions {
  /** `false` shows what is cached and asks for nothing. Default: `true`. */
  enabled?: boolean | undefined
}

/**
 * Always something to show for a person: nothing yet, the profile, or `User <id>` after a failure and while
 * nobody is signed in. A stand-in stays while it is asked for again.
 */
export function useDisplayProfile(
  userId: string,
  { enabled }: UseDisplayProfileOptions = {},
): DisplayProfile {
  return useShownProfile({ userId }, { enabled })
}
