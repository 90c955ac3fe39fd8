import { Leaderboard, ProfileProvider, useCreateProfileClient } from 'profile-kit'
import type { TokenContext } from 'profile-kit/api'
import 'profile-kit/styles.css'

async function getToken({ signal }: TokenContext) {
  // Your backend knows the login; it asks the profile service for a token and hands it on.
  const response = await fetch('/auth/profile-token', { method: 'POST', signal })
  if (response.status === 401) return null // signed out
  if (!response.ok) throw new Error(`no token: ${response.status}`) // asked again later
  return response.text()
}

export function WeeklyBoard({ userId }: { userId: string | undefined }) {
  const client = useCreateProfileClient(
    userId ? { baseUrl: 'https://api.example.com', token: getToken, session: userId } : null,
  )
  return (
    <ProfileProvider client={client} currentUserId={userId}>
      <Leaderboard leaderboardId="weekly" />
    </ProfileProvider>
  )
}
