'use client'
import { useQuery, type UseQueryResult } from '@tanstack/react-query'
import type { ProfileKitError } from '../api/errors.ts'
import type { Profile } from '../api/schemas.ts'
import { idleProfileOptions } from '../query/idleProfileOptions.ts'
import { profileOptions } from '../query/profileOptions.ts'
import { useProfileKit } from './ProfileContext.ts'

/** What TanStack Query's `useQuery` takes, without what makes a profile a profile. */
export type UseProfileOptions = Partial<
  Omit<
    ReturnType<typeof profileOptions>,
    'queryKey' | 'queryFn' | 'select' | 'initialData' | 'placeholderData' | 'retry'
  >
>

/**
 * Reads one profile: a plain result of TanStack Query, shared with everything else that shows this person.
 * Waits while `userId` is `undefined`, and never asks while nobody is signed in.
 * For a part of a profile, write `useQuery({ ...profileOptions(client, userId), select })`.
 */
export function useProfile(
  userId: string | undefined,
  options: UseProfileOptions = {},
): UseQueryResult<Profile, ProfileKitError> {
  const { client, queryClient, staleTime, gcTime } = useProfileKit()
  const isIdle = !client || userId === undefined
  return useQuery(
    {
      ...(isIdle ? idleProfileOptions : profileOptions(client, userId)),
      ...options,
      // The client retries, and nobody else.
      retry: false,
      staleTime: options.staleTime ?? staleTime,
      gcTime: options.gcTime ?? gcTime,
      ...(isIdle && { enabled: false }),
    },
    queryClient,
  )
}
