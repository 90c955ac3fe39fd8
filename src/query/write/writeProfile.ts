import type { QueryClient } from '@tanstack/react-query'
import type { ProfileClient } from '../../api/ProfileClient.ts'
import type { Profile } from '../../api/schemas.ts'
import { buildProfileQuery } from '../buildProfileQuery.ts'
import { receiveProfile } from './profileEdits.ts'
import { profileKeys } from '../profileKeys.ts'

/** Puts a profile that did not come from a read into the cache. The only way in, so that none goes back in time. */
export function writeProfile(queryClient: QueryClient, client: ProfileClient, profile: Profile): void {
  // An answer that comes after the logout belongs to nobody.
  if (client.signal.aborted) return
  const queryKey = profileKeys.profile(client.scope, profile.user_id)
  const shown = receiveProfile(queryClient, queryKey, profile)
  buildProfileQuery(queryClient, client, profile.user_id).setData(shown, { manual: true })
}
