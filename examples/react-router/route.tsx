import { type DehydratedState, QueryClient } from '@tanstack/react-query'
import { HydratedProfiles, Leaderboard, type LeaderboardEntry } from 'profile-kit'
import { createProfileClient } from 'profile-kit/api'
import { dehydrateProfiles, prefetchProfiles } from 'profile-kit/query'

interface LoaderData {
  entries: LeaderboardEntry[]
  profiles: DehydratedState
}

/** React Router 7, framework mode: runs on the server, for the first page and for later ones. */
export async function loader({ request: { signal } }: { request: Request }): Promise<LoaderData> {
  const queryClient = new QueryClient()
  const client = createProfileClient({
    baseUrl: process.env['PROFILE_SERVICE'] ?? 'https://api.example.com',
    token: () => process.env['PROFILE_SERVICE_TOKEN'] ?? null,
    session: 'public', // this and `tenantId` as in the browser's client
    tenantId: 'demo',
  })
  signal.addEventListener('abort', () => client.dispose()) // a visitor who leaves
  const { entries } = await client.getLeaderboard('weekly', { limit: 20 })
  const userIds = entries.map(({ user_id }) => user_id)
  await prefetchProfiles(queryClient, client, userIds)
  return { entries, profiles: dehydrateProfiles(queryClient, client) }
}

/** Below the `<ProfileProvider>` of root.tsx. Names are in the HTML, and the browser asks for none of them. */
export default function Standings({ loaderData: { entries, profiles } }: { loaderData: LoaderData }) {
  return (
    <HydratedProfiles state={profiles}>
      <Leaderboard entries={entries} label="This week" />
    </HydratedProfiles>
  )
}
