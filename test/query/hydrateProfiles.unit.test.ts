import { dehydrate, type DehydratedState, hydrate, QueryClient } from '@tanstack/react-query'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createProfileClient } from '../../src/api/createProfileClient.ts'
import { fallbackProfile } from '../../src/api/fallbackProfile.ts'
import { isProfileKitError } from '../../src/api/errors.ts'
import type { Profile } from '../../src/api/schemas.ts'
import { createMockApi } from '../../src/mock/createMockApi.ts'
import { createMockToken } from '../../src/mock/createMockToken.ts'
import { dehydrateProfiles } from '../../src/query/transfer/dehydrateProfiles.ts'
import { hydrateProfiles } from '../../src/query/transfer/hydrateProfiles.ts'
import { peekProfile } from '../../src/query/peekProfile.ts'
import { prefetchProfiles } from '../../src/query/prefetchProfiles.ts'
import { beginEdit } from '../../src/query/write/profileEdits.ts'
import { profileKeys } from '../../src/query/profileKeys.ts'
import { profileOptions } from '../../src/query/profileOptions.ts'
import { seedProfiles } from '../../src/query/seedProfiles.ts'
import { serializeState } from '../../src/query/transfer/serializeState.ts'
import { toDisplayProfile } from '../../src/query/display/toDisplayProfile.ts'
import { possibleUserId, profileJson, wireProfile } from '../support/generators.ts'
import { setup } from '../support/setup.tsx'

/** What the page got, after its way as text. */
async function render(userIds: string[], server = setup()) {
  await prefetchProfiles(server.queryClient, server.client, userIds)
  const state: DehydratedState = JSON.parse(
    serializeState(dehydrateProfiles(server.queryClient, server.client)),
  )
  return { state, server }
}

test('default', async () => {
  const { state } = await render(['ada', 'bob'])
  const { api, client, queryClient } = setup()
  expect(hydrateProfiles(queryClient, client, state)).toEqual({ good: 2, dropped: 0 })
  await prefetchProfiles(queryClient, client, ['ada', 'bob'])
  expect(peekProfile(queryClient, client, 'bob')?.user_id).toBe('bob')
  expect(api.requests.count).toBe(0)
})

test('behavior: a server with another address and a service token hydrates a browser with a user token', async () => {
  const api = createMockApi({ tenantId: 'demo' })
  const login = { session: 'ada', tenantId: 'demo', fetch: api.fetch }
  const server = createProfileClient({
    ...login,
    baseUrl: 'http://localhost:9999',
    token: createMockToken({ tenantId: 'demo', userId: 'service' }),
  })
  const client = createProfileClient({
    ...login,
    baseUrl: 'https://api.example.com',
    token: async () => 'h.e.s',
  })
  const serverCache = new QueryClient()
  await prefetchProfiles(serverCache, server, ['ada'])
  const queryClient = new QueryClient()
  hydrateProfiles(queryClient, client, dehydrateProfiles(serverCache, server))
  expect(peekProfile(queryClient, client, 'ada')?.user_id).toBe('ada')
})

test("behavior: TanStack Query's own hydration works too, with the mark that keeps profiles out of a host's persister", async () => {
  const { state } = await render(['ada'])
  const { api, client, queryClient } = setup()
  hydrate(queryClient, state)
  await prefetchProfiles(queryClient, client, ['ada'])
  expect(api.requests.count).toBe(0)
  expect(
    dehydrate(queryClient, { shouldDehydrateQuery: ({ meta }) => !meta?.['profileKit'] }).queries,
  ).toEqual([])
})

test.each(['ours', 'of TanStack Query'])(
  'SSR-04 what the server could not read shows the same stand-in, whichever hydration: %s',
  async (whose) => {
    const server = setup()
    server.api.failNext({ status: 403, userId: 'ada' })
    const { state } = await render(['ada'], server)
    const { api, client, queryClient } = setup()
    if (whose === 'ours') hydrateProfiles(queryClient, client, state)
    else hydrate(queryClient, state)
    const shownBy = (kit: { client: typeof client; queryClient: QueryClient }) => {
      const { data, error } = kit.queryClient.getQueryState(profileOptions(kit.client, 'ada').queryKey) ?? {}
      return toDisplayProfile(kit.client, 'ada', { data, error })
    }
    expect(shownBy({ client, queryClient })).toEqual(shownBy(server))
    expect(shownBy({ client, queryClient })).toMatchObject({ status: 'fallback', reason: 'forbidden' })
    await queryClient.fetchQuery(profileOptions(client, 'ada'))
    expect(api.requests.count).toBe(1)
  },
)

test('SSR-03 a failure comes back as an error of the kit', async () => {
  const server = setup()
  server.api.failNext({ status: 500, userId: 'ada' })
  const { state } = await render(['ada'], server)
  const { client, queryClient } = setup()
  hydrateProfiles(queryClient, client, state)
  const error = queryClient.getQueryState(profileOptions(client, 'ada').queryKey)?.error
  expect(isProfileKitError(error) && error.code).toBe('http')
})

const at = (name: string, updated_at: string | null): Profile => ({
  ...fallbackProfile({ tenantId: 'demo', userId: 'ada' }),
  name,
  updated_at,
})

/** A page that has `profile`, as read at `dataUpdatedAt`. */
function page(scope: string, profile: unknown, dataUpdatedAt: unknown = Date.now()) {
  return {
    queries: [{ queryKey: profileKeys.profile(scope, 'ada'), state: { data: profile, dataUpdatedAt } }],
  }
}

test('SSR-05 an older page never replaces what the cache has, a newer one does', () => {
  const { client, queryClient } = setup()
  seedProfiles(queryClient, client, [at('seen', '2026-01-02T00:00:00.000002Z')])
  hydrateProfiles(
    queryClient,
    client,
    page(client.scope, at('old', '2026-01-02T00:00:00.000001Z'), Date.now() + 1),
  )
  expect(peekProfile(queryClient, client, 'ada')?.name).toBe('seen')
  hydrateProfiles(queryClient, client, page(client.scope, at('new', '2026-01-02T00:00:00.000003Z')))
  expect(peekProfile(queryClient, client, 'ada')?.name).toBe('new')
})

test('SSR-05 without times, the later reading wins', () => {
  const { client, queryClient } = setup()
  const start = Date.now() - 1000
  hydrateProfiles(queryClient, client, page(client.scope, at('first', null), start))
  hydrateProfiles(queryClient, client, page(client.scope, at('earlier', null), start - 1))
  expect(peekProfile(queryClient, client, 'ada')?.name).toBe('first')
  hydrateProfiles(queryClient, client, page(client.scope, at('later', null), start + 1))
  expect(peekProfile(queryClient, client, 'ada')?.name).toBe('later')
})

test('SSR-05 a page that confirms what is known makes it fresh again', () => {
  const { client, queryClient } = setup()
  const { queryKey } = profileOptions(client, 'ada')
  hydrateProfiles(queryClient, client, page(client.scope, at('Ada', '2026-01-01T00:00:00Z'), 1000))
  const later = Date.now()
  hydrateProfiles(queryClient, client, page(client.scope, at('Ada', '2026-01-01T00:00:00Z'), later))
  expect(queryClient.getQueryState(queryKey)?.dataUpdatedAt).toBe(later)
})

test('SSR-05 a page never hides an edit under way, nor what the service confirms below it', () => {
  const { client, queryClient } = setup()
  const queryKey = profileKeys.profile(client.scope, 'ada')
  seedProfiles(queryClient, client, [at('Ada', '2026-01-01T00:00:00Z')])
  const end = beginEdit(queryClient, queryKey, { name: 'draft' })
  hydrateProfiles(queryClient, client, page(client.scope, at('Countess', '2026-01-02T00:00:00Z')))
  expect(peekProfile(queryClient, client, 'ada')?.name).toBe('draft')
  end()
  expect(peekProfile(queryClient, client, 'ada')?.name).toBe('Countess')
})

test('SSR-05 a clock that is ahead does not make a profile fresh for longer', () => {
  const { client, queryClient } = setup()
  hydrateProfiles(queryClient, client, page(client.scope, at('Ada', null), Date.now() + 3_600_000))
  const updatedAt = queryClient.getQueryState(profileOptions(client, 'ada').queryKey)?.dataUpdatedAt
  expect(updatedAt).toBeLessThanOrEqual(Date.now() + 1)
})

test('SSR-05 a page of another login, or of another tenant, changes nothing', async () => {
  const { state } = await render(['ada'], setup({ userId: 'somebody-else' }))
  const { client, queryClient } = setup()
  expect(hydrateProfiles(queryClient, client, state)).toEqual({ good: 0, dropped: 1 })
  const foreign = { ...at('Eve', null), tenant_id: 'other' }
  hydrateProfiles(queryClient, client, page(client.scope, foreign))
  expect(peekProfile(queryClient, client, 'ada')).toBeUndefined()
})

test('AUT-01 nothing is hydrated after the logout', async () => {
  const { state } = await render(['ada'])
  const { client, queryClient } = setup()
  client.dispose()
  hydrateProfiles(queryClient, client, state)
  expect(queryClient.getQueryCache().getAll()).toEqual([])
})

test('error: without a session, with the cure', () => {
  const client = createProfileClient({ baseUrl: 'https://api.example.com', token: () => 'h.e.s' })
  expect(() => hydrateProfiles(new QueryClient(), client, {})).toThrow(
    /Pass `session` to createProfileClient/,
  )
})

test('SSR-06 whatever stands where the state should: nothing is thrown, nothing foreign gets in', () => {
  const { client } = setup()
  const { scope } = client
  const key = fc.oneof(
    fc.tuple(possibleUserId).map(([userId]) => [...profileKeys.profile(scope, userId)]),
    fc.constantFrom('', '.', '..', '\uD800').map((userId) => [...profileKeys.profile(scope, userId)]),
    fc.array(fc.oneof(fc.constantFrom('profile-kit', scope, 'profile', 'leaderboard'), fc.jsonValue())),
    fc.jsonValue(),
  )
  const data = fc.oneof(
    profileJson.map(({ text }): unknown => JSON.parse(text)),
    fc.jsonValue(),
  )
  const query = fc.oneof(
    fc.record(
      {
        queryKey: key,
        queryHash: fc.jsonValue(),
        state: fc.record(
          {
            data,
            dataUpdatedAt: fc.oneof(fc.integer(), fc.double(), fc.jsonValue()),
            error: fc.oneof(
              fc.jsonValue(),
              fc.record({ code: fc.oneof(fc.constant('http'), fc.jsonValue()) }),
            ),
            errorUpdatedAt: fc.oneof(fc.integer(), fc.jsonValue()),
          },
          { requiredKeys: [] },
        ),
      },
      { requiredKeys: [] },
    ),
    fc.jsonValue(),
  )
  const state = fc.oneof(
    fc.record({ queries: fc.array(query) }),
    fc.record({ queries: fc.jsonValue() }),
    fc.jsonValue(),
  )
  fc.assert(
    fc.property(state, (tampered) => {
      const queryClient = new QueryClient()
      const { good } = hydrateProfiles(queryClient, client, tampered)
      const queries = queryClient.getQueryCache().getAll()
      expect(queries.length).toBeLessThanOrEqual(good)
      for (const { queryKey, state: each } of queries) {
        expect(queryKey.slice(0, 3)).toEqual(['profile-kit', scope, 'profile'])
        expect(isProfileKitError(each.error) || each.data).toBeTruthy()
        const shown: object = each.data ?? { tenant_id: 'demo', user_id: queryKey[3], name: '' }
        expect(shown).toMatchObject({
          tenant_id: 'demo',
          user_id: queryKey[3],
          name: expect.any(String),
        })
      }
    }),
    { numRuns: 300 },
  )
})

test('SSR-06 one bad entry among good ones is left out alone', () => {
  const { client } = setup()
  const entry = fc.record({ profile: wireProfile, bad: fc.boolean() })
  fc.assert(
    fc.property(fc.uniqueArray(entry, { selector: ({ profile }) => profile.user_id }), (entries) => {
      const queryClient = new QueryClient()
      const queries = entries.map(({ profile, bad }) => ({
        queryKey: profileKeys.profile(client.scope, profile.user_id),
        state: { data: { ...profile, tenant_id: bad ? 'other' : 'demo' }, dataUpdatedAt: 1 },
      }))
      const good = entries.filter(({ bad }) => !bad)
      expect(hydrateProfiles(queryClient, client, { queries })).toEqual({
        good: good.length,
        dropped: entries.length - good.length,
      })
      for (const { profile } of good)
        expect(peekProfile(queryClient, client, profile.user_id)?.name).toBe(profile.name)
    }),
  )
})
