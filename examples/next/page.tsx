import { Leaderboard } from 'profile-kit'
import { createProfileClient } from 'profile-kit/api'

const client = createProfileClient({
  baseUrl: 'https://api.example.com', // on a server always the whole address
  token: () => process.env['PROFILE_SERVICE_TOKEN'] ?? null,
  session: 'public',
  serverRequestInit: { next: { revalidate: 60 } },
})

/** A server component: ranks and scores are in the HTML, names and faces follow in the browser. */
export default async function Page() {
  const { entries } = await client.getLeaderboard('weekly', { limit: 20 })
  return <Leaderboard entries={entries} label="This week" />
}
