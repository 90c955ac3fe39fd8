import { Leaderboard } from 'profile-kit'

// A server component: the board's props cross to the browser as data.
export default function Page() {
  const entries = Array.from({ length: 10 }, (_, index) => ({
    user_id: `player-${index + 1}`,
    rank: index + 1,
    score: 1000 - 10 * index,
  }))
  return <Leaderboard entries={entries} label="Players" />
}
