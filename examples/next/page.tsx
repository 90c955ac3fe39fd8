import { Leaderboard } from 'profile-kit'
import { createProfileClient } from 'profile-kit/api'

const client = createProfileClient({
  baseUrl: 'https://api.example.com', // on a server always the whole address
  token: () => process.env['PROFILE_SERVICE_TOKEN'] ?? null,
  session: 'public',
  serverRequestInit: { next: { revalidate: 60 } },
})

/** A server component: ranks, scores and names are in the HTML, faces follow in the browser. */
export default async function Page() {
  const { entries } = await client.getLeaderboard('weekly', { limit: 20 })
  const results = await client.getProfiles(entries.map(({ user_id }) => user_id))
  const profiles = results.flatMap(({ profile }) => profile ?? []) // the browser asks for the others
  return <Leaderboard entries={entries} profiles={profiles} label="This week" />
}
