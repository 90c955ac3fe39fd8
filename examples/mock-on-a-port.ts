import { createProfileClient } from 'profile-kit/api'
import { createMockToken, createStandings } from 'profile-kit/mock'
import { serveMockApi } from 'profile-kit/mock/node'

const leaderboards = { weekly: createStandings({ size: 10_000, seed: 7 }) }
const { url, api, close } = await serveMockApi({ port: 0, leaderboards })
const client = createProfileClient({
  baseUrl: url,
  token: createMockToken({ tenantId: 'demo', userId: 'user_1' }),
})

api.setScenario('flaky')
const { entries, total } = await client.getLeaderboard('weekly', { limit: 3 })
const people = await client.getProfiles(entries.map(({ user_id }) => user_id))

console.log(
  total,
  people.map(({ profile, userId }) => profile?.name ?? userId),
)
console.log(api.requests.count, 'requests, at most', api.requests.peak, 'at once')
client.dispose()
await close()
