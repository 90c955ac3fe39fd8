'use client'
import type { DisplayProfile } from '../query/DisplayProfile.ts'
import { toDisplayProfile } from '../query/toDisplayProfile.ts'
import { useProfileKit } from './ProfileContext.ts'
import { useObservedProfile } from './useObservedProfile.ts'

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
  { enabled = true }: UseDisplayProfileOptions = {},
): DisplayProfile {
  const kit = useProfileKit()
  return useObservedProfile(kit, userId, enabled) ?? toDisplayProfile(kit.client, userId, {})
}
