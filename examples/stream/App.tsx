import type { QueryClient } from '@tanstack/react-query'
import { Leaderboard, type LeaderboardEntry, ProfileProvider } from 'profile-kit'
import type { ProfileClient } from 'profile-kit/api'

export interface AppProps {
  client: ProfileClient
  queryClient: QueryClient
  entries: readonly LeaderboardEntry[]
}

/** The same on the server and in the browser. */
export function App({ client, queryClient, entries }: AppProps) {
  return (
    <ProfileProvider client={client} queryClient={queryClient}>
      <Leaderboard entries={entries} label="This week" />
    </ProfileProvider>
  )
}
