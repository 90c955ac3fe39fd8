import type { QueryClient } from '@tanstack/react-query'
import type { ProfileClient } from '../api/ProfileClient.ts'
import type { Profile } from '../api/schemas.ts'
import { profileKeys } from './profileKeys.ts'

/** The profile as it is cached right now, edits under way included; `undefined` where there is none. Never makes a request. */
export function peekProfile(
  queryClient: QueryClient,
  client: ProfileClient,
  userId: string,
): Profile | undefined {
  // After the logout there is nothing to see, even before the cache is cleared.
  if (client.signal.aborted) return undefined
  return queryClient.getQueryData<Profile>(profileKeys.profile(client.scope, userId))
}
