import type { QueryClient } from '@tanstack/react-query'
import type { AvatarOptions } from '../avatar/AvatarOptions.ts'
import { preloadAvatars } from '../avatar/preloadAvatars.ts'
import { hasDigest } from '../api/errors.ts'
import type { ProfileClient } from '../api/ProfileClient.ts'
import { profileOptions } from './profileOptions.ts'

export interface PrefetchProfilesOptions {
  /**
   * Gets the pictures ready too, under the provider's options: pass what `<ProfileProvider avatars>` gets, and the size
   * they will have where that makes another address. `true` is a provider without options. Waited for at most three
   * seconds; in a browser only.
   */
  avatars?: boolean | (AvatarOptions & { size?: number | undefined }) | undefined
}

/**
 * Reads profiles into the cache before something shows them: in a loader, a server component, on a button.
 * Fresh ones are not requested again, and one that fails leaves the others alone.
 * Each read creates what it does not find: prefetch only ids that will be shown.
 *
 * Rejects only when the client is disposed, and with a framework's control flow.
 */
export async function prefetchProfiles(
  queryClient: QueryClient,
  client: ProfileClient,
  userIds: readonly string[],
  { avatars }: PrefetchProfilesOptions = {},
): Promise<void> {
  // Else a query without an answer would be left behind for each.
  client.signal.throwIfAborted()
  const distinct = [...new Set(userIds)]
  const results = await Promise.allSettled(
    distinct.map((userId) => queryClient.fetchQuery(profileOptions(client, userId))),
  )
  for (const result of results) {
    if (result.status === 'rejected' && hasDigest(result.reason)) throw result.reason
  }
  client.signal.throwIfAborted()
  if (!avatars || typeof location === 'undefined') return
  const profiles = results.flatMap((result) => (result.status === 'fulfilled' ? result.value : []))
  await preloadAvatars(profiles, {
    ...(avatars === true ? {} : avatars),
    service: client.avatar,
    origin: client.origin,
    page: location.href,
  })
}
