import { describe, expect, test } from 'vitest'
import { createMockApi } from '../../src/mock/createMockApi.ts'
import { serveMockApi } from '../../src/mock/node.ts'
import { type Ask, createAsk, put } from './ask.ts'

// Written from backend.md's facts alone, so that it could be run against the real service too.
const path = '/v1/profiles/user/user_123'
const mounts: [string, () => Promise<{ ask: Ask; close: () => Promise<void> }>][] = [
  ['in a page', async () => ({ ask: createAsk(createMockApi().fetch), close: async () => {} })],
  [
    'on a port',
    async () => {
      const { url, close } = await serveMockApi({ port: 0, avatars: 'documented' })
      return { ask: createAsk(fetch, url), close }
    },
  ],
]

describe.each(mounts)('MOC-15 the documented service, %s', (_, mount) => {
  async function withService(check: (ask: Ask) => Promise<void>) {
    const { ask, close } = await mount()
    try {
      await check(ask)
    } finally {
      await close()
    }
  }

  test('the first read creates and returns at once, the second is equal', () =>
    withService(async (ask) => {
      const first = await ask(path)
      const profile = await first.json()
      expect(first.status).toBe(200)
      expect(profile).toEqual({
        tenant_id: 'acme',
        user_id: 'user_123',
        name: expect.stringMatching(/^[A-Z][a-z]+ [A-Z][a-z]+ \d{2}$/),
        avatar_url: 'https://api.dicebear.com/9.x/adventurer/svg?seed=acme_user_123',
        created_at: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/),
        updated_at: profile.created_at,
      })
      expect(await (await ask(path)).json()).toEqual(profile)
    }))

  test('PUT renames, keeps created_at and the picture, and moves updated_at', () =>
    withService(async (ask) => {
      const before = await (await ask(path)).json()
      const after = await (await ask(path, put({ name: 'Zoë 🐝' }))).json()
      expect(after).toEqual({ ...before, name: 'Zoë 🐝', updated_at: after.updated_at })
      expect(after.updated_at > before.updated_at).toBe(true)
      expect(await (await ask(path)).json()).toEqual(after)
    }))

  test('PUT creates with the given name', () =>
    withService(async (ask) => {
      const created = await (await ask(path, put({ name: 'First' }))).json()
      expect(created.name).toBe('First')
      expect(await (await ask(path)).json()).toEqual(created)
    }))

  test('regenerate_avatar changes the address only, each time to another one', () =>
    withService(async (ask) => {
      const before = await (await ask(path)).json()
      const once = await (await ask(path, put({ regenerate_avatar: true }))).json()
      const twice = await (await ask(path, put({ regenerate_avatar: true }))).json()
      expect(once).toEqual({ ...before, avatar_url: once.avatar_url, updated_at: once.updated_at })
      expect(new Set([before, once, twice].map(({ avatar_url }) => avatar_url)).size).toBe(3)
      expect(once.avatar_url).toMatch(/^https:\/\/api\.dicebear\.com\/9\.x\/adventurer\/svg\?seed=\d+$/)
    }))

  test('MOC-09 two tenants with the same user id never mix', () =>
    withService(async (ask) => {
      await ask(path, { ...put({ name: 'Of acme' }), tenantId: 'acme' })
      const other = await (await ask(path, { tenantId: 'globex' })).json()
      expect(other).toMatchObject({ tenant_id: 'globex', user_id: 'user_123' })
      expect(other.name).not.toBe('Of acme')
      expect((await (await ask(path, { tenantId: 'acme' })).json()).name).toBe('Of acme')
    }))

  test('no token, or one that is not a JWT, is 401 in JSON', () =>
    withService(async (ask) => {
      for (const [token, code] of [
        [null, 'AUTH_001'],
        ['nonsense', 'AUTH_002'],
      ] as const) {
        const answer = await ask(path, { token })
        expect(answer.status).toBe(401)
        expect(answer.headers.get('content-type')).toContain('application/json')
        expect(await answer.json()).toEqual({ error: expect.any(String), code })
      }
    }))

  test('a board page holds user_id, rank and score', () =>
    withService(async (ask) => {
      const { entries } = await (await ask('/v1/leaderboards/weekly')).json()
      expect(entries).toHaveLength(100)
      expect(entries[0]).toEqual({ user_id: 'user_1', rank: 1, score: expect.any(Number) })
      const second = await (await ask('/v1/leaderboards/weekly?limit=2&offset=1')).json()
      expect(second.entries).toEqual(entries.slice(1, 3))
    }))
})
