import fc from 'fast-check'
import { isProfileKitError } from '../../../src/api/errors.ts'
import { compareInstants, parseInstant } from '../../../src/api/instants.ts'
import { parseProfile } from '../../../src/api/parseProfile.ts'
import type { Profile } from '../../../src/api/schemas.ts'
import { memoryFetch, memoryProfile } from '../../support/fault-server/memoryFetch.ts'
import { instant, isPossible, profileJson, timestamp, wireProfile } from '../../support/generators.ts'
import { expect, test } from './faultTest.ts'

const TEXTS = ['name', 'avatar_url'] as const
const TIMES = ['created_at', 'updated_at'] as const

function attempt(work: () => Profile): { profile?: Profile; error?: unknown } {
  try {
    return { profile: work() }
  } catch (error) {
    return { error }
  }
}

test('PRO-05 any JSON is a good profile or a typed error', () => {
  fc.assert(
    fc.property(profileJson, ({ profile: asked, text }) => {
      const body: unknown = JSON.parse(text)
      const { profile, error } = attempt(() =>
        parseProfile(body, { userId: asked.user_id, tenantId: asked.tenant_id }),
      )
      if (profile) {
        expect(profile.user_id).toBe(asked.user_id)
        expect(profile.tenant_id).toBe(asked.tenant_id)
        for (const field of TEXTS) expect(typeof profile[field]).toBe('string')
        for (const field of TIMES)
          expect(profile[field] === null || parseInstant(profile[field]) !== undefined).toBe(true)
        return
      }
      expect(isProfileKitError(error)).toBe(true)
      expect(['invalid-response', 'wrong-identity']).toContain(isProfileKitError(error) && error.code)
      if (isProfileKitError(error) && error.code === 'invalid-response') expect(error.path).toBeTruthy()
    }),
    { numRuns: 2000 },
  )
})

test('PRO-05 any JSON at all, over the wire of any method, settles with a result or a typed error', async ({
  connect,
  settle,
}) => {
  const value = fc.oneof(
    fc.jsonValue(),
    profileJson.map(({ text }): unknown => JSON.parse(text)),
  )
  await fc.assert(
    fc.asyncProperty(value, async (body) => {
      const client = connect({ fetch: memoryFetch(() => Response.json(body)), fetchMany: async () => [body] })
      const plain = connect({ fetch: memoryFetch(() => Response.json(body)) })
      const calls = [
        client.getProfile('u1'),
        plain.getProfile('u1'),
        plain.updateProfile('u1', { name: 'n' }),
        plain.getLeaderboard('b'),
        plain.getRank('b', 'u1'),
      ]
      for (const { error } of await Promise.all(calls.map(async (call) => settle<unknown>(call)))) {
        if (error !== undefined) expect(['invalid-response', 'wrong-identity']).toContain(codeOf(error))
      }
      client.dispose()
      plain.dispose()
    }),
    { numRuns: 100 },
  )
})

test('PRO-05 the place of the first wrong value is named, the value is not', async ({ connect, settle }) => {
  const wrong = [
    { body: { tenant_id: 'acme', user_id: ['secret'] }, path: 'user_id', call: 'getProfile' },
    { body: { entries: { secret: 1 } }, path: 'entries', call: 'getLeaderboard' },
    { body: { secret: 1 }, path: 'entries', call: 'getLeaderboard' },
    { body: 'secret', path: 'the whole body', call: 'getLeaderboard' },
    { body: { error: 'secret' }, path: 'rank', call: 'getRank' },
  ] as const
  for (const { body, path, call } of wrong) {
    const client = connect({ fetch: memoryFetch(() => Response.json(body)) })
    const { error } = await settle<unknown>(client[call]('u1', 'u1'))
    expect(error).toMatchObject({ code: 'invalid-response', path })
    expect(String(error)).not.toContain('secret')
  }
})

test('PRO-05 PRO-06 TXT-14 one odd entry costs a board that entry or a number, and nothing else', async ({
  connect,
  settle,
}) => {
  const good = { user_id: 'good', rank: 1, score: 9, level: 3 }
  const odd = fc.record(
    {
      user_id: fc.oneof(fc.constantFrom('odd', '', '..', ' ', '\uD800', null, 7), fc.jsonValue()),
      rank: fc.oneof(fc.constantFrom(2, '2', null), fc.jsonValue()),
      score: fc.oneof(fc.constantFrom(5, '5', null), fc.jsonValue()),
    },
    { requiredKeys: [] },
  )
  await fc.assert(
    fc.asyncProperty(fc.oneof(odd, fc.jsonValue()), fc.nat({ max: 1 }), async (entry, place) => {
      const client = connect({
        fetch: memoryFetch(() => Response.json({ entries: place === 0 ? [entry, good] : [good, entry] })),
      })
      for (const call of [client.getLeaderboard('b'), client.getLeaderboardAround('b', 'u1')]) {
        const { entries = [] } = (await settle(call)).value ?? {}
        expect(entries).toContainEqual(good)
        const others = entries.filter(({ user_id }) => user_id !== 'good')
        expect(others.length).toBe(isPossible(userIdIn(entry)) ? 1 : 0)
        for (const { user_id, rank, score } of others) {
          expect(user_id).toBe(userIdIn(entry))
          expect([typeof rank, typeof score]).toEqual(['number', 'number'])
        }
      }
      client.dispose()
    }),
    { numRuns: 300 },
  )
  const entries = [{ user_id: 'a' }, { user_id: 'b', rank: '2', score: null }]
  const client = connect({ fetch: memoryFetch(() => Response.json({ entries })) })
  expect((await settle(client.getLeaderboard('b'))).value?.entries).toEqual([
    { user_id: 'a', rank: Number.NaN, score: Number.NaN },
    { user_id: 'b', rank: Number.NaN, score: Number.NaN },
  ])
})

test('PRO-06 a rank may leave out whose it is, but not be that of somebody else', async ({
  connect,
  settle,
}) => {
  const rankOf = async (body: unknown) =>
    settle(connect({ fetch: memoryFetch(() => Response.json(body)) }).getRank('b', 'u1'))
  expect((await rankOf({ rank: 3, of: 10 })).value).toEqual({ user_id: 'u1', rank: 3, of: 10 })
  expect((await rankOf({ rank: null })).value).toEqual({ user_id: 'u1', rank: null })
  expect((await rankOf({ user_id: 'u1' })).value).toEqual({ user_id: 'u1', rank: null })
  expect((await rankOf({ user_id: null, rank: '3' })).value).toEqual({ user_id: 'u1', rank: null })
  expect((await rankOf({ user_id: 'u2', rank: 3 })).error).toMatchObject({ code: 'wrong-identity' })
  expect((await rankOf({ user_id: 1, rank: 3 })).error).toMatchObject({ code: 'wrong-identity' })
})

test('PRO-06 unknown fields are kept as they came; what is missing has its fallback', () => {
  // These three are dropped, and may be: whoever copies the profile field by field is safe from them.
  const isKept = (name: string) => !['__proto__', 'prototype', 'constructor'].includes(name)
  const extra = fc.dictionary(fc.string({ minLength: 1 }).filter(isKept), fc.jsonValue())
  const gone = fc.subarray([...TEXTS, ...TIMES])
  const absent = fc.constantFrom<unknown>(undefined, null, 7, [], {})
  fc.assert(
    fc.property(wireProfile, extra, gone, absent, (profile, fields, missing, by) => {
      const body = { ...fields, ...profile, ...Object.fromEntries(missing.map((field) => [field, by])) }
      const asked = { userId: profile.user_id, tenantId: undefined }
      const result = parseProfile(JSON.parse(JSON.stringify(body)), asked)
      const known = Object.keys(profile)
      for (const [name, value] of Object.entries(fields)) {
        if (!known.includes(name)) expect(result[name]).toEqual(JSON.parse(JSON.stringify(value)))
      }
      if (missing.includes('name')) expect(result.name).toBe(`User ${profile.user_id}`)
      else expect(result.name).toBe(profile.name)
      if (missing.includes('avatar_url'))
        expect(result.avatar_url).toContain(encodeURIComponent(profile.user_id))
      else expect(result.avatar_url).toBe(profile.avatar_url)
      for (const field of TIMES) expect(result[field]).toBe(missing.includes(field) ? null : profile[field])
    }),
    { numRuns: 500 },
  )
})

test('PRO-07 every instant of RFC 3339 is read, everything else is null', () => {
  fc.assert(
    fc.property(instant, ({ text, value }) => {
      const read = parseInstant(text)
      expect(read, text).toBeDefined()
      expect(toBigInt(read)).toBe(value)
    }),
    { numRuns: 2000 },
  )
  fc.assert(
    fc.property(timestamp, (value) => {
      const profile = parseProfile(
        { ...memoryProfile('u1'), updated_at: value },
        { userId: 'u1', tenantId: 'acme' },
      )
      if (profile.updated_at === null) return
      expect(profile.updated_at).toBe(value)
      const read = parseInstant(profile.updated_at)
      expect(Number.isFinite(read?.seconds)).toBe(true)
      expect(new Date((read?.seconds ?? Number.NaN) * 1000).toISOString()).not.toContain('Invalid')
    }),
    { numRuns: 2000 },
  )
})

test('PRO-07 what is nearly an instant is none', () => {
  for (const text of [
    '2025-02-29T00:00:00Z',
    '2025-04-31T00:00:00Z',
    '2025-00-01T00:00:00Z',
    '2025-13-01T00:00:00Z',
    '2025-01-00T00:00:00Z',
    '2025-01-01T24:00:00Z',
    '2025-01-01T00:00:61Z',
    '2025-01-01T00:00:00',
    '2025-01-01T00:00:00.Z',
    '2025-01-01T00:00:00+2400',
    '2025-01-01T00:00:00Z\n',
    ' 2025-01-01T00:00:00Z',
    '10000-01-01T00:00:00Z',
    '1735689600',
    '',
    'null',
  ]) {
    expect(parseInstant(text), JSON.stringify(text)).toBeUndefined()
  }
  expect(parseInstant('2024-02-29T23:59:60Z')).toEqual(parseInstant('2024-03-01T00:00:00Z'))
})

test('PRO-08 newer is the greater instant at all digits', () => {
  fc.assert(
    fc.property(instant, instant, (a, b) => {
      const expected = a.value < b.value ? -1 : a.value > b.value ? 1 : 0
      expect(Math.sign(compareInstants(a.text, b.text))).toBe(expected)
    }),
    { numRuns: 3000 },
  )
})

test('PRO-08 the order is total, also over what cannot be read', () => {
  const any = fc
    .oneof(
      instant.map(({ text }) => text),
      timestamp,
    )
    .map((value) => (typeof value === 'string' ? value : null))
  fc.assert(
    fc.property(any, any, any, (a, b, c) => {
      const sign = (x: string | null, y: string | null) => Math.sign(compareInstants(x, y))
      expect(sign(a, a)).toBe(0)
      expect(sign(a, b) + sign(b, a)).toBe(0)
      if (sign(a, b) <= 0 && sign(b, c) <= 0) expect(sign(a, c)).toBeLessThanOrEqual(0)
    }),
    { numRuns: 3000 },
  )
})

function toBigInt(read: { seconds: number; fraction: string } | undefined): bigint | undefined {
  return read && BigInt(read.seconds) * 10n ** 24n + BigInt(read.fraction.padEnd(24, '0'))
}

function codeOf(error: unknown): string | undefined {
  return isProfileKitError(error) ? error.code : undefined
}

function userIdIn(entry: unknown): string {
  const userId: unknown = typeof entry === 'object' && entry !== null && 'user_id' in entry && entry.user_id
  return typeof userId === 'string' ? userId : ''
}
