import { Leaderboard, useLeaderboard } from 'profile-kit'

/** The first ten of a board, and no more: one request for the board, ten for the people. */
export function TopTen({ leaderboardId }: { leaderboardId: string }) {
  const { entries, status, retryFailed } = useLeaderboard(leaderboardId, { pageSize: 10 })
  if (status === 'error') return <button onClick={retryFailed}>Try again</button>
  return <Leaderboard entries={status === 'pending' ? undefined : entries} />
}
