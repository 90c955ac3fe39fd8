import { Leaderboard, ProfileProvider, useCreateProfileClient } from '../../src/index.ts'
import type { LeaderboardEntry, ProfileClientOptions } from '../../src/api/index.ts'
import '../../src/components/styles.css'

type Props = { login: ProfileClientOptions; me: string; entries: readonly LeaderboardEntry[] }

// login: { baseUrl: 'https://api.example.com', token: () => getToken(), session: user.id }
export function Standings({ login, me, entries }: Props) {
  const client = useCreateProfileClient(login)
  return (
    <ProfileProvider client={client} currentUserId={me}>
      <Leaderboard entries={entries} height={420} label="Weekly standings" />
    </ProfileProvider>
  )
}
