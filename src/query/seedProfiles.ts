import { notifyManager, type QueryClient } from '@tanstack/react-query'
import type { ProfileClient } from '../api/ProfileClient.ts'
import type { Profile } from '../api/schemas.ts'
import { writeProfile } from './write/writeProfile.ts'

/**
 * Puts profiles that came another way into the cache, such as with a list of your own backend. They count as just
 * read: what shows them makes no request. Where the cache knows a newer one, that stays.
 *
 * @example
 * seedProfiles(queryClient, client, comments.map((comment) => comment.author))
 */
export function seedProfiles(
  queryClient: QueryClient,
  client: ProfileClient,
  profiles: readonly Profile[],
): void {
  notifyManager.batch(() => {
    for (const profile of profiles) writeProfile(queryClient, client, profile)
  })
}
