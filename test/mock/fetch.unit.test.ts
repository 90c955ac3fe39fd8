import { expect, test } from 'vitest'
import { createProfileClient } from '../../src/api/createProfileClient.ts'
import { createMockApi } from '../../src/mock/createMockApi.ts'
import { createMockToken } from '../../src/mock/createMockToken.ts'
import { createAsk } from './ask.ts'

const address = 'https://api.example.com/v1/profiles/user/ada'
const headers = { Authorization: `Bearer ${createMockToken({ tenantId: 'acme', userId: 'ada' })}` }

test('takes what fetch takes: an address, a URL, a Request, a Request with other options', async () => {
  const { fetch } = createMockApi()
  for (const answer of [
    fetch(address, { headers }),
    fetch(new URL(address), { headers }),
    fetch(new Request(address, { headers })),
    fetch(new Request(address), { headers }),
  ]) {
    expect((await answer).status).toBe(200)
  }
})

test('the client of the kit works over it', async () => {
  const api = createMockApi()
  const client = createProfileClient({
    baseUrl: 'https://api.example.com',
    token: createMockToken({ tenantId: 'acme', userId: 'ada' }),
    fetch: api.fetch,
  })
  const profile = await client.getProfile('ada')
  expect(profile).toMatchObject({ tenant_id: 'acme', user_id: 'ada' })
  expect(await client.updateProfile('ada', { name: 'Ada' })).toMatchObject({ name: 'Ada' })
  const page = await client.getLeaderboard('weekly', { limit: 3, offset: 1 })
  expect(page).toMatchObject({ total: 1000, entries: [{ user_id: 'user_2' }, {}, {}] })
  expect((await client.getLeaderboardAround('weekly', 'user_50', { limit: 5 })).entries).toHaveLength(5)
  expect(await client.getRank('weekly', 'user_1')).toMatchObject({ user_id: 'user_1', rank: 1 })
  expect(await client.getRank('weekly', 'nobody')).toMatchObject({ user_id: 'nobody', rank: null })
  client.dispose()
})

test('honours the signal: of the options, of the request, aborted before and during', async () => {
  const api = createMockApi({ scenario: 'slow' })
  const before = AbortSignal.abort()
  await expect(api.fetch(address, { headers, signal: before })).rejects.toMatchObject({ name: 'AbortError' })
  expect(api.requests.count).toBe(0)
  const reason = new Error('no longer wanted')
  const during = new AbortController()
  const answers = [
    api.fetch(address, { headers, signal: during.signal }),
    api.fetch(new Request(address, { headers, signal: during.signal })),
  ]
  expect(api.requests.inFlight).toBe(2)
  during.abort(reason)
  for (const answer of answers) await expect(answer).rejects.toBe(reason)
  expect(api.requests.inFlight).toBe(0)
  expect(api.requests.countBy({ outcome: 'aborted' })).toBe(2)
})

test('draws the faces, without a token', async () => {
  const ask = createAsk(createMockApi().fetch)
  const face = await ask('/9.x/adventurer/svg?seed=your_tenant_user_123', { token: null })
  expect(face.headers.get('content-type')).toBe('image/svg+xml; charset=utf-8')
  expect(face.headers.get('content-security-policy')).toBe("default-src 'none'; style-src 'unsafe-inline'")
  expect(face.headers.get('cache-control')).toContain('immutable')
  expect(await face.text()).toMatch(/^<svg /)
  expect((await ask('/9.x/adventurer/svg')).status).toBe(400)
  expect((await ask('/9.x/bottts/svg?seed=a')).status).toBe(404)
})

test('own pictures point at the origin that was asked', async () => {
  const ask = createAsk(createMockApi({ avatars: 'own' }).fetch, 'http://127.0.0.1:9')
  const profile = await (await ask('/v1/profiles/user/a%20b')).json()
  expect(profile.avatar_url).toBe('http://127.0.0.1:9/9.x/adventurer/svg?seed=acme_a%20b')
})

test('MOC-03 only pages of this machine and of named origins may read; preflights need no token', async () => {
  const api = createMockApi({ origins: ['https://app.example.com'] })
  const ask = createAsk(api.fetch)
  const from = async (origin: string, method = 'GET') =>
    (
      await ask('/v1/profiles/user/ada', {
        method,
        headers: { Origin: origin },
        ...(method === 'OPTIONS' && { token: null }),
      })
    ).headers
  for (const origin of [
    'http://localhost:5173',
    'http://127.0.0.1:6006',
    'http://[::1]:80',
    'https://app.example.com',
  ]) {
    const answer = await from(origin)
    expect(answer.get('access-control-allow-origin')).toBe(origin)
    expect(answer.get('access-control-expose-headers')).toBe('Retry-After, ETag, X-Request-Id')
    const preflight = await from(origin, 'OPTIONS')
    expect(preflight.get('access-control-allow-origin')).toBe(origin)
    expect(preflight.get('access-control-allow-headers')).toBe('Authorization, Content-Type')
    expect(preflight.get('access-control-allow-methods')).toContain('PUT')
  }
  for (const origin of [
    'https://evil.example',
    'null',
    'http://localhost.evil.example',
    'http://127.0.0.1@evil.example',
  ]) {
    expect((await from(origin)).get('access-control-allow-origin')).toBeNull()
    expect((await from(origin, 'OPTIONS')).get('access-control-allow-headers')).toBeNull()
  }
})
