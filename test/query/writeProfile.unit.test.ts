import { QueryClient } from '@tanstack/react-query'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fallbackProfile } from '../../src/api/fallbackProfile.ts'
import { compareInstants } from '../../src/api/instants.ts'
import type { Profile } from '../../src/api/schemas.ts'
import { beginEdit, receiveProfile } from '../../src/query/write/profileEdits.ts'
import { profileKeys } from '../../src/query/profileKeys.ts'
import { profileOptions } from '../../src/query/profileOptions.ts'
import { writeProfile } from '../../src/query/write/writeProfile.ts'
import { setup } from '../support/setup.tsx'

const ada = fallbackProfile({ tenantId: 'demo', userId: 'ada' })
const at = (updated_at: string | null, name: string): Profile => ({ ...ada, name, updated_at })

test('default', () => {
  const { client, queryClient } = setup()
  writeProfile(queryClient, client, at('2026-01-01T00:00:00Z', 'Ada'))
  expect(queryClient.getQueryData(profileOptions(client, 'ada').queryKey)?.name).toBe('Ada')
})

test('CON-02 an older profile never replaces a newer one, at all digits', () => {
  const { client, queryClient } = setup()
  const { queryKey } = profileOptions(client, 'ada')
  writeProfile(queryClient, client, at('2026-01-01T00:00:00.123457Z', 'new'))
  writeProfile(queryClient, client, at('2026-01-01T00:00:00.123456Z', 'old'))
  expect(queryClient.getQueryData(queryKey)?.name).toBe('new')
})

test('CON-02 a read that was overtaken by a write does not bring the old name back', async () => {
  const { api, client, queryClient } = setup()
  const { queryKey } = profileOptions(client, 'ada')
  await queryClient.fetchQuery(profileOptions(client, 'ada'))
  const slow = createProfileAnswer()
  const late = queryClient.fetchQuery({
    ...profileOptions({ ...client, getProfile: () => slow.promise }, 'ada'),
    staleTime: 0,
  })
  const former = queryClient.getQueryData(queryKey)
  writeProfile(queryClient, client, await client.updateProfile('ada', { name: 'Countess' }))
  if (former) slow.resolve(former)
  await late
  expect(queryClient.getQueryData(queryKey)?.name).toBe('Countess')
  expect(api.requests.countBy({ method: 'GET' })).toBe(1)
})

function createProfileAnswer() {
  let resolve: (profile: Profile) => void = () => undefined
  const promise = new Promise<Profile>((settle) => {
    resolve = settle
  })
  return { promise, resolve: (profile: Profile) => resolve(profile) }
}

test('PRO-08 of equals a write wins and a read does not', () => {
  const { client, queryClient } = setup()
  const { queryKey } = profileOptions(client, 'ada')
  writeProfile(queryClient, client, at('2026-01-01T00:00:00Z', 'first'))
  const read = receiveProfile(queryClient, queryKey, at('2026-01-01T01:00:00+01:00', 'read'), {
    since: queryClient.getQueryData(queryKey),
  })
  expect(read.name).toBe('first')
  writeProfile(queryClient, client, at('2026-01-01T00:00:00.000Z', 'second'))
  expect(queryClient.getQueryData(queryKey)?.name).toBe('second')
})

test('behavior: without times that can be read, the last to arrive wins', () => {
  const { client, queryClient } = setup()
  writeProfile(queryClient, client, at(null, 'first'))
  const { queryKey } = profileOptions(client, 'ada')
  const since = queryClient.getQueryData(queryKey)
  expect(receiveProfile(queryClient, queryKey, at(null, 'second'), { since }).name).toBe('second')
})

test('CON-02 without times that can be read, a read loses to what was written since it began', () => {
  const { client, queryClient } = setup()
  writeProfile(queryClient, client, at(null, 'before'))
  const { queryKey } = profileOptions(client, 'ada')
  const since = queryClient.getQueryData(queryKey)
  writeProfile(queryClient, client, at(null, 'written'))
  expect(receiveProfile(queryClient, queryKey, at(null, 'before'), { since }).name).toBe('written')
})

test('CON-05 an edit that ends leaves the profile as invalidated as it was', () => {
  const { client, queryClient } = setup()
  const { queryKey } = profileOptions(client, 'ada')
  writeProfile(queryClient, client, ada)
  const end = beginEdit(queryClient, queryKey, { name: 'Countess' })
  void queryClient.invalidateQueries({ queryKey })
  end()
  expect(queryClient.getQueryState(queryKey)?.isInvalidated).toBe(true)
})

test('AUT-01 an answer that comes after the logout is not kept', () => {
  const { client, queryClient } = setup()
  client.dispose()
  writeProfile(queryClient, client, ada)
  expect(queryClient.getQueryCache().getAll()).toEqual([])
})

test('CON-02 whatever the order of arrival, the newest confirmed profile is the last one shown', () => {
  const versions = fc.array(
    fc.record({
      version: fc.integer({ min: 0, max: 30 }),
      source: fc.constantFrom('read' as const, 'write' as const),
    }),
    { minLength: 1 },
  )
  fc.assert(
    fc.property(versions, (arrivals) => {
      const queryClient = new QueryClient()
      const queryKey = profileKeys.profile('s', 'ada')
      let shown: string | null = null
      for (const { version, source } of arrivals) {
        const arrival = at(`2026-01-01T00:00:00.0000${String(version).padStart(2, '0')}Z`, `v${version}`)
        const since = queryClient.getQueryData<Profile>(queryKey)
        const read = source === 'read' ? { since } : undefined
        queryClient.setQueryData(queryKey, receiveProfile(queryClient, queryKey, arrival, read))
        const now = queryClient.getQueryData<Profile>(queryKey)?.updated_at ?? null
        expect(compareInstants(now, shown)).toBeGreaterThanOrEqual(0)
        shown = now
      }
      const newest = Math.max(...arrivals.map(({ version }) => version))
      expect(queryClient.getQueryData<Profile>(queryKey)?.name).toBe(`v${newest}`)
    }),
  )
})

test('CON-03 overlapping edits come off one by one, whatever the order', () => {
  const edits = fc.array(fc.constantFrom('name' as const, 'avatar_url' as const), {
    minLength: 1,
    maxLength: 6,
  })
  fc.assert(
    fc.property(edits, fc.infiniteStream(fc.nat()), (fields, choices) => {
      const queryClient = new QueryClient()
      const queryKey = profileKeys.profile('s', 'ada')
      queryClient.setQueryData(queryKey, ada)
      let pending = fields.map((field, index) => {
        const change = { [field]: `edit ${index}` }
        return { change, end: beginEdit(queryClient, queryKey, change) }
      })
      while (pending.length > 0) {
        const shown = Object.assign({}, ada, ...pending.map(({ change }) => change))
        expect(queryClient.getQueryData(queryKey)).toEqual(shown)
        const ended = pending[(choices.next().value ?? 0) % pending.length]
        ended?.end()
        pending = pending.filter((edit) => edit !== ended)
      }
      expect(queryClient.getQueryData(queryKey)).toEqual(ada)
    }),
  )
})

test('CON-03 an edit that ends after its profile has left the cache puts nothing back', () => {
  const { client, queryClient } = setup()
  const { queryKey } = profileOptions(client, 'ada')
  writeProfile(queryClient, client, ada)
  const end = beginEdit(queryClient, queryKey, { name: 'Countess' })
  queryClient.removeQueries({ queryKey })
  end()
  expect(queryClient.getQueryCache().getAll()).toEqual([])
})

test('behavior: what arrives during an edit is kept below it', () => {
  const queryClient = new QueryClient()
  const queryKey = profileKeys.profile('s', 'ada')
  queryClient.setQueryData(queryKey, at('2026-01-01T00:00:00Z', 'Ada'))
  const end = beginEdit(queryClient, queryKey, { name: 'Countess' })
  const arrival = {
    ...at('2026-01-02T00:00:00Z', 'Lovelace'),
    avatar_url: 'https://images.example.com/ada.png',
  }
  const shown = receiveProfile(queryClient, queryKey, arrival, { since: queryClient.getQueryData(queryKey) })
  expect(shown).toMatchObject({ name: 'Countess', avatar_url: arrival.avatar_url })
  queryClient.setQueryData(queryKey, shown)
  end()
  expect(queryClient.getQueryData(queryKey)).toEqual(arrival)
})
