'use client'
import { MutationObserver, notifyManager, type UseMutationResult } from '@tanstack/react-query'
import { useCallback, useMemo, useSyncExternalStore } from 'react'
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
  // Not `useMutation`, which after a change of login or user shows for one more commit what was typed before it.
  const observer = useMemo(
    () =>
      new MutationObserver(queryClient, client ? updateProfileOptions(client, userId) : refusedUpdateOptions),
    [queryClient, client, userId],
  )
  const subscribe = useCallback(
    (listener: () => void) => observer.subscribe(notifyManager.batchCalls(listener)),
    [observer],
  )
  const getResult = () => observer.getCurrentResult()
  const result = useSyncExternalStore(subscribe, getResult, getResult)
  const { mutate: mutateAsync } = result
  const mutate = useCallback<(...args: Parameters<typeof mutateAsync>) => void>(
    // How it ends is in the result.
    (...args) => void mutateAsync(...args).catch(() => undefined),
    [mutateAsync],
  )
  return { ...result, mutate, mutateAsync }
}
