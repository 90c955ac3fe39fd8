import { Leaderboard, ProfileProvider } from 'profile-kit'
import { createProfileClient } from 'profile-kit/api'
import 'profile-kit/styles.css'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'

const client = createProfileClient({
  baseUrl: import.meta.env['VITE_SERVICE'],
  token: import.meta.env['VITE_TOKEN'],
})

const entries = Array.from({ length: 10 }, (_, index) => ({
  user_id: `player-${index + 1}`,
  rank: index + 1,
  score: 1000 - 10 * index,
}))

createRoot(document.getElementById('root')!).render(
  <StrictMode>
    <ProfileProvider client={client} currentUserId="player-3">
      <Leaderboard entries={entries} label="Players" />
    </ProfileProvider>
  </StrictMode>,
)
