'use client'
import { useSuspenseQuery, type UseSuspenseQueryResult } from '@tanstack/react-query'
import { ProfileKitError } from '../api/errors.ts'
import type { ProfileClient } from '../api/ProfileClient.ts'
import type { Profile } from '../api/schemas.ts'
import { attendSuspense } from '../query/observe/attendSuspense.ts'
import { profileOptions } from '../query/profileOptions.ts'
import { useProfileKit } from './ProfileContext.ts'

/**
 * Reads one profile, and suspends until it is there. A failure goes to the nearest error boundary; when that is
 * reset, the profile is requested again.
 *
 * Give the `<Suspense>` around it `key={useProfileClient()?.scope}`: without one, React hides what the former login
 * has shown while the next one's profile is read, and leaves it in the page.
 *
 * @throws {ProfileKitError} to the boundary, also `unauthorized` while nobody is signed in: there is no profile to
 * give then, and none will come. Show it only while `useProfileClient()` gives a client.
 *
 * @example
 * const { data: profile } = useSuspenseProfile(userId)
 */
export function useSuspenseProfile(userId: string): UseSuspenseQueryResult<Profile, ProfileKitError> {
  const { client, queryClient, staleTime, gcTime } = useProfileKit()
  const login = requireLogin(client)
  attendSuspense(queryClient, login, userId)
  return useSuspenseQuery({ ...profileOptions(login, userId), staleTime, gcTime }, queryClient)
}

function requireLogin(client: ProfileClient | null): ProfileClient {
  if (client) return client
  throw new ProfileKitError(
    'unauthorized',
    'nobody is signed in (the provider has client={null}), so useSuspenseProfile has no profile to wait for. ' +
      'Render it only while useProfileClient() gives a client, or use useDisplayProfile, which shows a stand-in.',
  )
}
