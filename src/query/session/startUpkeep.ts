import type { QueryClient } from '@tanstack/react-query'
import type { ProfileClient } from '../../api/ProfileClient.ts'
import { attendSession } from './attendSession.ts'
import { profileKeys } from '../profileKeys.ts'
import { startHealing } from './startHealing.ts'

/**
 * What a cache needs while profiles of a login are on screen: the end of the login is attended to, what has failed is
 * healed, and what nobody uses is bounded. Returns how to stop, once.
 */
export function startUpkeep(
  queryClient: QueryClient,
  client: ProfileClient,
  maxProfiles?: number,
): () => void {
  attendSession(queryClient, client)
  const stopHealing = startHealing(queryClient, client)
  const bounding = import('./boundProfiles.ts').then(
    ({ boundProfiles }) => boundProfiles(queryClient, profileKeys.profiles(client.scope), maxProfiles),
    // Without it, profiles go when TanStack Query has kept them for long enough.
    () => undefined,
  )
  return () => {
    stopHealing()
    void bounding.then((stop) => stop?.())
  }
}
