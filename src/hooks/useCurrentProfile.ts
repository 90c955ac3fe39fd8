'use client'
import type { UseQueryResult } from '@tanstack/react-query'
import type { ProfileKitError } from '../api/errors.ts'
import type { Profile } from '../api/schemas.ts'
import { useProfileKit } from './ProfileContext.ts'
import { useProfile } from './useProfile.ts'

/** The profile of the provider's `currentUserId`; idle while there is none. */
export function useCurrentProfile(): UseQueryResult<Profile, ProfileKitError> {
  return useProfile(useProfileKit().currentUserId)
}
