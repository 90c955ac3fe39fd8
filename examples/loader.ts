import { QueryClient } from '@tanstack/react-query'
import type { ProfileClient } from 'profile-kit/api'
import { leaderboardOptions, prefetchProfiles, profileOptions } from 'profile-kit/query'

/** For a router's loader: the first screen is in the cache before the page renders. */
export async function loadBoard(queryClient: QueryClient, client: ProfileClient) {
  const page = await queryClient.ensureQueryData(leaderboardOptions(client, 'weekly', { limit: 20 }))
  const userIds = page.entries.map(({ user_id }) => user_id)
  await prefetchProfiles(queryClient, client, userIds)
  return queryClient.getQueryData(profileOptions(client, userIds[0] ?? '').queryKey)
}
