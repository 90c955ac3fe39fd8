import { QueryClient } from '@tanstack/react-query'
import { createProfileClient } from 'profile-kit/api'
import { dehydrateProfiles, prefetchProfiles } from 'profile-kit/query'

/** For one request: its own cache, and a client with the service's token. */
export async function loadBoard() {
  const queryClient = new QueryClient()
  const client = createProfileClient({
    baseUrl: process.env.SERVICE!,
    token: process.env.TOKEN!,
    session: 'player-3',
    tenantId: 'demo',
  })
  const entries = Array.from({ length: 10 }, (_, index) => ({
    user_id: `player-${index + 1}`,
    rank: index + 1,
    score: 1000 - 10 * index,
  }))
  await prefetchProfiles(
    queryClient,
    client,
    entries.map(({ user_id }) => user_id),
  )
  return { entries, state: dehydrateProfiles(queryClient, client) }
}
