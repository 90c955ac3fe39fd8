import fc from 'fast-check'
import { afterEach, vi } from 'vitest'
import { fillRoute, routes } from '../../../src/api/routes.ts'
import { encodeId } from '../../../src/api/userId.ts'
import { answerProfile, memoryFetch } from '../../support/fault-server/memoryFetch.ts'
import {
  impossibleUserId,
  isPossible,
  possibleUserId,
  PROTOTYPE_NAMES,
  URL_LIKE_IDS,
  userId,
} from '../../support/generators.ts'
import { expect, test } from './faultTest.ts'

const BASE = 'https://api.example.com'

afterEach(() => {
  vi.restoreAllMocks()
})

test('PRO-01 every id is one segment of the address, or is refused', () => {
  fc.assert(
    fc.property(userId, (id) => {
      if (!isPossible(id)) {
        expect(() => fillRoute(routes.profile, { user: id })).toThrow(
          expect.objectContaining({ code: 'invalid-user-id' }),
        )
        return
      }
      const url = new URL(BASE + fillRoute(routes.profile, { user: id }))
      const segments = url.pathname.split('/')
      expect(segments.slice(0, -1)).toEqual(['', 'v1', 'profiles', 'user'])
      expect(decodeURIComponent(segments.at(-1) ?? '')).toBe(id)
      expect(url.search + url.hash).toBe('')
    }),
    { numRuns: 2000 },
  )
})

test('PRO-01 the request line is the encoded id and nothing else', async ({ server, connect, settle }) => {
  const client = connect({ totalTimeout: 10_000, timeout: 10_000 })
  await fc.assert(
    fc.asyncProperty(fc.uniqueArray(possibleUserId, { minLength: 20, maxLength: 20 }), async (ids) => {
      const before = server.journal.entries.length
      const { value } = await settle(client.getProfiles(ids), 10_000)
      expect(value?.map(({ profile }) => profile?.user_id)).toEqual(ids)
      const lines = server.journal.entries.slice(before).map(({ line }) => line)
      const expected = ids.map((id) => `GET /v1/profiles/user/${encodeURIComponent(id)} HTTP/1.1`)
      expect(lines.sort()).toEqual(expected.sort())
    }),
    { numRuns: 25 },
  )
})

test('PRO-01 an impossible id is refused by every method, before any request', async ({ connect }) => {
  let requests = 0
  const fetch = memoryFetch((request) => {
    requests++
    return answerProfile(request)
  })
  const client = connect({ fetch })
  const refused = expect.objectContaining({ code: 'invalid-user-id', retryable: false, outcome: 'none' })
  await fc.assert(
    fc.asyncProperty(impossibleUserId, async (id) => {
      await expect(client.getProfile(id)).rejects.toEqual(refused)
      await expect(client.updateProfile(id, { name: 'n' })).rejects.toEqual(refused)
      await expect(client.getRank('board', id)).rejects.toEqual(refused)
      await expect(client.getLeaderboardAround('board', id)).rejects.toEqual(refused)
      await expect(client.getRank(id, 'u1')).rejects.toEqual(refused)
      await expect(client.getLeaderboard(id)).rejects.toEqual(refused)
      expect((await client.getProfiles([id]))[0]?.error).toEqual(refused)
      expect((await client.getProfileOrFallback(id)).user_id).toBe(id)
      expect(requests).toBe(0)
    }),
    { numRuns: 1000 },
  )
})

const BLANK_IDS = [
  '\u200B',
  '\u3164',
  '\u2800',
  '\u00AD',
  '\0',
  '\u202E\u2066',
  ' \u200D\t',
  '\u{E0041}',
  '\uFFF9',
]

test('PRO-01 PRO-13 an id of which nothing can be seen creates no profile', async ({
  server,
  connect,
  settle,
}) => {
  const client = connect()
  for (const id of BLANK_IDS) {
    const { error } = await settle(client.getProfile(id))
    expect(error).toMatchObject({ code: 'invalid-user-id' })
    expect(String(error)).toContain('is blank')
  }
  expect(server.journal.entries).toEqual([])
  // One letter is enough, and what stands around it is sent as it is.
  const { value } = await settle(client.getProfile('\u200Ba\u00AD'))
  expect(value?.user_id).toBe('\u200Ba\u00AD')
})

const MISTAKES = ['undefined', 'null', 'NaN', '[object Object]', '{user_id}', '{{id}}', '${userId}', ':id']
const NAMES = ['nullo', 'undefined-1', 'nan', 'id:7', 'a{b}', '[object]', '{', ':', 'object Object']

test('PRO-13 an id that looks like a mistake is sent, and told of once, while the app is built', async ({
  server,
  connect,
  settle,
}) => {
  const warn = vi.spyOn(console, 'warn').mockImplementation(() => {})
  const client = connect()
  for (const id of [...MISTAKES, ...MISTAKES, ...NAMES]) {
    expect((await settle(client.getProfile(id))).value?.user_id).toBe(id)
  }
  expect(warn.mock.calls.map(([text]) => /is (".*")\./.exec(String(text))?.[1])).toEqual(
    MISTAKES.map((id) => JSON.stringify(id)),
  )
  expect(server.journal.total().GET).toBe(2 * MISTAKES.length + NAMES.length)
})

test('PRO-13 nobody is told where the app is used, or where nothing says which of both it is', () => {
  const warn = vi.spyOn(console, 'warn').mockImplementation(() => {})
  vi.stubEnv('NODE_ENV', 'production')
  expect(encodeId('{production}')).toBe('%7Bproduction%7D')
  vi.unstubAllEnvs()
  vi.stubGlobal('process', undefined)
  expect(encodeId('{no_process}')).toBe('%7Bno_process%7D')
  vi.unstubAllGlobals()
  expect(warn).not.toHaveBeenCalled()
  encodeId('{development}')
  expect(warn).toHaveBeenCalledOnce()
})

test('PRO-02 whatever an id looks like, the request goes to the origin of the base', async ({
  connect,
  settle,
}) => {
  const urls: URL[] = []
  const fetch = memoryFetch((request) => {
    urls.push(request.url)
    return answerProfile(request)
  })
  const client = connect({ fetch, baseUrl: `${BASE}/prefix` })
  const id = fc.oneof(
    fc.constantFrom(...URL_LIKE_IDS),
    fc.webUrl({ withQueryParameters: true, withFragments: true }),
    fc
      .tuple(fc.constantFrom('http://', '//', '\\\\', '/\\', '@', '?', '#', ':'), fc.string())
      .map((parts) => parts.join('')),
  )
  await fc.assert(
    fc.asyncProperty(id.filter(isPossible), async (userId) => {
      urls.length = 0
      const { value } = await settle(client.getProfile(userId))
      expect(value?.user_id).toBe(userId)
      expect(urls).toHaveLength(1)
      expect(urls[0]?.origin).toBe(BASE)
      expect(urls[0]?.username).toBe('')
      expect(urls[0]?.pathname.startsWith('/prefix/v1/profiles/user/')).toBe(true)
    }),
    { numRuns: 1000 },
  )
})

test('PRO-02 a route of one’s own cannot lead away from the base either', async ({ connect, settle }) => {
  const fetch = memoryFetch(answerProfile)
  for (const profile of [
    '@evil.example/{user_id}',
    '.evil.example/{user_id}',
    ':80@evil.example/{user_id}',
  ]) {
    const client = connect({ fetch, baseUrl: BASE, paths: { profile } })
    const { error } = await settle(client.getProfile('u1'))
    expect(error).toMatchObject({ code: 'network', retryable: false })
  }
})

const prototypeId = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...PROTOTYPE_NAMES) },
  { weight: 1, arbitrary: fc.string({ minLength: 1, maxLength: 3 }).filter(isPossible) },
)

test('PRO-03 ids named like members of Object are ids like any other', async ({ connect, settle }) => {
  const names = new Map<string, string>()
  const answer = (userId: string) => ({ ...answerOf(userId), name: names.get(userId) ?? `Name of ${userId}` })
  const fetch = memoryFetch((request) => {
    const { url, userId, method, body } = request
    if (url.pathname.startsWith('/v1/leaderboards/')) return Response.json(boardOf(PROTOTYPE_NAMES))
    const change: unknown = method === 'PUT' ? JSON.parse(body) : undefined
    if (hasName(change)) names.set(userId ?? '', change.name)
    return Response.json(answer(userId ?? ''))
  })
  const fetchMany = async (ids: string[]) => ids.map(answer)
  const step = fc.record({
    kind: fc.constantFrom('get', 'getMany', 'put', 'claim', 'board', 'fallback'),
    ids: fc.array(prototypeId, { minLength: 1, maxLength: 6 }),
    name: fc.string(),
  })
  await fc.assert(
    fc.asyncProperty(
      fc.array(step, { maxLength: 3 }),
      fc.constantFrom(false, false, false, true),
      async (steps, many) => {
        names.clear()
        const client = connect({ fetch, ...(many && { fetchMany }) })
        for (const { kind, ids, name } of steps) {
          const [id = ''] = ids
          if (kind === 'get') expect((await client.getProfile(id)).name).toBe(answer(id).name)
          if (kind === 'fallback') expect((await client.getProfileOrFallback(id)).user_id).toBe(id)
          if (kind === 'claim') client.prioritize(id, 'visible')()
          if (kind === 'getMany') {
            const results = await client.getProfiles(ids)
            expect(results.map(({ userId, profile }) => [userId, profile?.name])).toEqual(
              ids.map((each) => [each, answer(each).name]),
            )
          }
          if (kind === 'put') {
            expect((await client.updateProfile(id, { name })).name).toBe(name)
            expect((await client.getProfile(id)).name).toBe(name)
          }
          if (kind === 'board') {
            const { entries } = await client.getLeaderboard(id)
            expect(entries.map(({ user_id }) => user_id)).toEqual(PROTOTYPE_NAMES)
          }
        }
        client.dispose()
        expect('polluted' in {}).toBe(false)
        expect(Object.keys(Object.prototype)).toEqual([])
      },
    ),
    { numRuns: 1000 },
  )
  const { value } = await settle(connect({ fetch }).getProfiles(PROTOTYPE_NAMES))
  expect(value?.every(({ profile }) => profile)).toBe(true)
})

test('PRO-03 a member named __proto__ in an answer changes nothing but the answer', async ({
  server,
  connect,
  settle,
}) => {
  const proto = '{"polluted":true,"user_id":"evil"}'
  server.use(({ userId }) => ({ response }) => {
    const body = JSON.stringify(answerOf(userId ?? '')).replace(
      '{',
      `{"__proto__":${proto},"constructor":${proto},`,
    )
    response.writeHead(200, { 'content-type': 'application/json' })
    response.end(body)
  })
  const { value } = await settle(connect().getProfile('u1'))
  expect(value?.user_id).toBe('u1')
  expect('polluted' in {}).toBe(false)
  expect(value && 'polluted' in value).toBe(false)
  expect(value && Object.getPrototypeOf(value)).toBe(Object.prototype)
})

test('PRO-04 ids are strings, compared unit by unit, and never normalised', async ({
  server,
  connect,
  settle,
}) => {
  const client = connect()
  const ids = ['1', '01', '1.0', '\u00E9', 'e\u0301', '\uFB01', 'fi', 'A', 'a', ' a', 'a ']
  const { value } = await settle(client.getProfiles(ids))
  expect(value?.map(({ profile }) => profile?.user_id)).toEqual(ids)
  expect(server.journal.total().GET).toBe(ids.length)
})

test('PRO-04 an id that is no string is refused where there are no types, too', async ({
  server,
  connect,
}) => {
  const client = connect()
  const noString = fc.anything().filter((value) => typeof value !== 'string')
  await fc.assert(
    fc.asyncProperty(noString, async (value) => {
      // What plain JavaScript can do.
      const getProfile: unknown = Reflect.get(client, 'getProfile')
      const call: unknown = typeof getProfile === 'function' && Reflect.apply(getProfile, client, [value])
      await expect(call).rejects.toMatchObject({ code: 'invalid-user-id' })
    }),
    { numRuns: 1000 },
  )
  expect(server.journal.entries).toEqual([])
})

function answerOf(userId: string) {
  return {
    tenant_id: 'acme',
    user_id: userId,
    name: `Name of ${userId}`,
    avatar_url: 'https://img.example/a.svg',
    created_at: '2025-01-01T00:00:00Z',
    updated_at: '2025-01-01T00:00:00Z',
  }
}

function boardOf(ids: readonly string[]) {
  return { entries: ids.map((user_id, index) => ({ user_id, rank: index + 1, score: 1 })) }
}

function hasName(value: unknown): value is { name: string } {
  return typeof value === 'object' && value !== null && 'name' in value && typeof value.name === 'string'
}
