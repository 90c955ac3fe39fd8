'use client'
import { useMutation, type UseMutationResult } from '@tanstack/react-query'
import type { ProfileKitError } from '../api/errors.ts'
import type { Profile, ProfileChange } from '../api/schemas.ts'
import { refusedUpdateOptions, updateProfileOptions } from '../query/updateProfileOptions.ts'
import { useProfileKit } from './ProfileContext.ts'

/**
 * Changes a profile: a plain mutation of TanStack Query. The change shows at once wherever this person is
 * shown, and is taken back when the service refuses it.
 *
 * @example
 * const { mutate, isPending, error } = useUpdateProfile(userId)
 * mutate({ name: 'Ada' })
 */
export function useUpdateProfile(userId: string): UseMutationResult<Profile, ProfileKitError, ProfileChange> {
  const { client, queryClient } = useProfileKit()
  return useMutation(client ? updateProfileOptions(client, userId) : refusedUpdateOptions, queryClient)
}
