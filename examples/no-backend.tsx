import { Leaderboard, ProfileProvider } from 'profile-kit'
import { createProfileClient } from 'profile-kit/api'
import { createMockApi, createMockToken } from 'profile-kit/mock'
import 'profile-kit/styles.css'

const api = createMockApi()
const token = createMockToken({ tenantId: 'demo', userId: 'user_7' })
const client = createProfileClient({ baseUrl: 'https://api.example.com', token, fetch: api.fetch })

export const App = () => (
  <ProfileProvider client={client} currentUserId="user_7">
    <Leaderboard leaderboardId="weekly" />
  </ProfileProvider>
)
