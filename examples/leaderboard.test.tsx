// @vitest-environment happy-dom
import { render, screen } from '@testing-library/react'
import { Leaderboard, ProfileProvider } from 'profile-kit'
import { createProfileClient } from 'profile-kit/api'
import { createMockApi, createMockToken } from 'profile-kit/mock'
import { expect, test } from 'vitest'

test('one name that cannot be read leaves the others alone', async () => {
  const api = createMockApi({ profiles: [{ user_id: 'ada', name: 'Ada' }] })
  api.failNext({ status: 500, userId: 'bob', times: Infinity })
  const client = createProfileClient({
    baseUrl: 'https://api.example.com',
    token: createMockToken({ tenantId: 'demo', userId: 'ada' }),
    fetch: api.fetch,
    retry: { limit: 0 },
  })
  const entries = [
    { user_id: 'ada', rank: 1, score: 90 },
    { user_id: 'bob', rank: 2, score: 80 },
  ]
  render(
    <ProfileProvider client={client}>
      <Leaderboard entries={entries} />
    </ProfileProvider>,
  )

  expect(await screen.findByText('Ada')).toBeDefined()
  expect(await screen.findByText('User bob')).toBeDefined()
  expect(api.requests.countBy({ route: 'profile', userId: 'ada' })).toBe(1)
  client.dispose()
})
