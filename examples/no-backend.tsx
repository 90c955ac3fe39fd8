import { Leaderboard, ProfileProvider } from 'profile-kit'
import { createProfileClient } from 'profile-kit/api'
import { createMockApi, createMockToken } from 'profile-kit/mock'
import 'profile-kit/styles.css'

const api = createMockApi()
const token = createMockToken({ tenantId: 'demo', userId: 'user_7' })
const client = createProfileClient({ baseUrl: 'https://api.example.com', token, fetch: api.fetch })
const board = <Leaderboard leaderboardId="weekly" />

/** A thousand players with ranks, scores, names and faces, and no request that leaves the page. */
export const App = () => <ProfileProvider client={client} currentUserId="user_7" children={board} />
