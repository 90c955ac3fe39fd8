import { expect } from 'vitest'
import { createProfileClient } from '../../src/api/createProfileClient.ts'
import { createMockApi } from '../../src/mock/createMockApi.ts'
import { createMockToken } from '../../src/mock/createMockToken.ts'

/** The mock with whatever `Request`, `Response` and `AbortSignal` this environment has. */
export async function checkInPage() {
  const api = createMockApi()
  const token = createMockToken({ tenantId: 'acme', userId: 'ada' })
  const client = createProfileClient({ baseUrl: 'https://api.example.com', token, fetch: api.fetch })
  const profile = await client.getProfile('Zoë/1%')
  expect(profile).toMatchObject({ tenant_id: 'acme', user_id: 'Zoë/1%' })
  expect(await client.updateProfile('Zoë/1%', { name: 'Zoë 🐝' })).toMatchObject({ name: 'Zoë 🐝' })
  expect((await client.getLeaderboard('weekly', { limit: 2 })).entries).toHaveLength(2)

  const url = 'https://api.example.com/v1/profiles/user/ada'
  const headers = { Authorization: `Bearer ${token}` }
  expect((await api.fetch(new Request(url, { headers }))).status).toBe(200)
  api.failNext({ delay: Infinity, times: 2 })
  const controller = new AbortController()
  const asked = [
    api.fetch(url, { headers, signal: controller.signal }),
    api.fetch(new Request(url, { headers, signal: controller.signal })),
  ]
  controller.abort()
  for (const answer of asked) await expect(answer).rejects.toMatchObject({ name: 'AbortError' })
  const big = await api.fetch(url, {
    method: 'PUT',
    headers: { ...headers, 'Content-Type': 'application/json' },
    body: 'x'.repeat(70_000),
  })
  expect(big.status).toBe(413)
  client.dispose()
}
