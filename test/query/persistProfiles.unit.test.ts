import { dehydrate, QueryClient } from '@tanstack/react-query'
import fc from 'fast-check'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createProfileClient } from '../../src/api/createProfileClient.ts'
import { fallbackProfile } from '../../src/api/fallbackProfile.ts'
import { forgetProfile } from '../../src/query/forgetProfile.ts'
import { isProfileKitQuery } from '../../src/query/isProfileKitQuery.ts'
import { peekProfile } from '../../src/query/peekProfile.ts'
import { persistProfiles, type PersistProfilesOptions } from '../../src/query/persist/persistProfiles.ts'
import { prefetchProfiles } from '../../src/query/prefetchProfiles.ts'
import { beginEdit } from '../../src/query/write/profileEdits.ts'
import { profileKeys } from '../../src/query/profileKeys.ts'
import { seedProfiles } from '../../src/query/seedProfiles.ts'
import { updateProfileOptions } from '../../src/query/updateProfileOptions.ts'
import { setup, type SetupOptions } from '../support/setup.tsx'

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date', 'setTimeout', 'clearTimeout', 'performance'] })
})
afterEach(() => {
  vi.useRealTimers()
})

/** A disk: rows, as a storage of TanStack's persisters. */
function createDisk() {
  const rows = new Map<string, string>()
  return {
    rows,
    text: () => [...rows.values()].join('\n'),
    getItem: (key: string) => rows.get(key),
    setItem: (key: string, value: string): unknown => rows.set(key, value),
    removeItem: (key: string) => void rows.delete(key),
    entries: () => [...rows],
  }
}

const settled = () => vi.advanceTimersByTimeAsync(2_000)

/** A visit of the app: a page, its cache, a login, with what was kept in the cache already. */
async function visit(
  disk: ReturnType<typeof createDisk>,
  options: SetupOptions = {},
  persistence: PersistProfilesOptions = {},
) {
  const kit = setup(options)
  const { restored, stop, wipe } = persistProfiles(kit.queryClient, kit.client, {
    storage: disk,
    ...persistence,
  })
  await restored
  return {
    ...kit,
    stop,
    wipe,
    names: () =>
      kit.queryClient
        .getQueryCache()
        .getAll()
        .map(({ queryKey }) => queryKey.at(-1)),
  }
}

test('default', async () => {
  const disk = createDisk()
  const first = await visit(disk)
  await prefetchProfiles(first.queryClient, first.client, ['ada', 'bob'])
  await settled()
  const second = await visit(disk)
  expect(peekProfile(second.queryClient, second.client, 'ada')).toEqual(
    peekProfile(first.queryClient, first.client, 'ada'),
  )
  await prefetchProfiles(second.queryClient, second.client, ['ada', 'bob'])
  expect(second.api.requests.count).toBe(0)
})

test('behavior: a list that is read is written once, and what was only restored is not written again', async () => {
  const disk = createDisk()
  const setItem = vi.spyOn(disk, 'setItem')
  const first = await visit(disk)
  await prefetchProfiles(first.queryClient, first.client, ['ada'])
  await prefetchProfiles(first.queryClient, first.client, ['bob', 'eve'])
  expect(setItem).not.toHaveBeenCalled()
  await settled()
  expect(setItem).toHaveBeenCalledTimes(3)
  await visit(disk)
  await settled()
  expect(setItem).toHaveBeenCalledTimes(3)
})

test('AUT-17 each login has its own rows: another user, another tenant', async () => {
  const disk = createDisk()
  const ada = await visit(disk)
  await prefetchProfiles(ada.queryClient, ada.client, ['eve'])
  await settled()
  const bob = await visit(disk, { userId: 'bob' })
  expect(bob.names()).toEqual([])
  const other = await visit(disk, { tenantId: 'other', clientOptions: { tenantId: 'other' } })
  expect(other.names()).toEqual([])
  await bob.stop()
  bob.client.dispose()
  await settled()
  expect(disk.rows.size).toBe(1)
})

test('AUT-17 dispose wipes what this login has kept, and what was about to be', async () => {
  const disk = createDisk()
  const api = setup().api
  const other = await visit(disk, { api, userId: 'other' })
  await prefetchProfiles(other.queryClient, other.client, ['eve'])
  await settled()
  const { client, queryClient } = await visit(disk, { api })
  await prefetchProfiles(queryClient, client, ['ada'])
  await settled()
  await prefetchProfiles(queryClient, client, ['bob'])
  expect(disk.rows.size).toBe(2)
  client.dispose()
  await settled()
  expect([...disk.rows.keys()]).toEqual([expect.stringContaining('other')])
})

test('AUT-17 a logout that leaves the page waits until nothing is left, and nothing comes after', async () => {
  const disk = createDisk()
  const other = await visit(disk, { userId: 'other' })
  await prefetchProfiles(other.queryClient, other.client, ['eve'])
  await settled()
  const { client, queryClient, wipe } = await visit(disk)
  await prefetchProfiles(queryClient, client, ['ada'])
  await settled()
  await prefetchProfiles(queryClient, client, ['bob'])
  await wipe()
  expect([...disk.rows.keys()]).toEqual([expect.stringContaining('other')])
  await prefetchProfiles(queryClient, client, ['kim'])
  client.dispose()
  await settled()
  expect(disk.rows.size).toBe(1)
})

test('a storage that never answers is waited for two seconds, at the start and at the end', async () => {
  const { client, queryClient } = setup()
  const onError = vi.fn<(error: unknown) => void>()
  const disk = { ...createDisk(), entries: () => new Promise<never>(() => undefined) }
  const { restored, stop, wipe } = persistProfiles(queryClient, client, { storage: disk, onError })
  const all = [restored, stop(), wipe()]
  await settled()
  await expect(Promise.all(all)).resolves.toHaveLength(3)
  expect(onError).toHaveBeenCalledWith(new Error('profile-kit: the storage has not answered within 2000 ms.'))
})

test('AUT-17 dispose before the storage has opened restores nothing and wipes', async () => {
  const disk = createDisk()
  const first = await visit(disk)
  await prefetchProfiles(first.queryClient, first.client, ['ada'])
  await settled()
  const { client, queryClient } = setup()
  const { restored } = persistProfiles(queryClient, client, { storage: disk })
  client.dispose()
  await restored
  await settled()
  expect(queryClient.getQueryCache().getAll()).toEqual([])
  expect(disk.rows.size).toBe(0)
})

test("AUT-17 the documented predicate keeps profiles out of a host's own persister", async () => {
  const { client, queryClient } = setup()
  await prefetchProfiles(queryClient, client, ['ada'])
  seedProfiles(queryClient, client, [fallbackProfile({ tenantId: 'demo', userId: 'bob' })])
  queryClient.setQueryData(['cart'], 1)
  const keysWith = (
    shouldDehydrateQuery: (query: { queryKey: readonly unknown[]; meta: object | undefined }) => boolean,
  ) => dehydrate(queryClient, { shouldDehydrateQuery }).queries.map(({ queryKey }) => queryKey)
  expect(keysWith((query) => !isProfileKitQuery(query))).toEqual([['cart']])
  expect(keysWith(({ meta }) => !(meta && 'profileKit' in meta))).toEqual([['cart']])
})

test('AUT-17 no token, no error and nothing but profiles is kept', async () => {
  const disk = createDisk()
  const { api, client, queryClient } = await visit(disk)
  api.failNext({ status: 500, userId: 'bob', body: { error: 'canary' } })
  await prefetchProfiles(queryClient, client, ['ada', 'bob'])
  queryClient.setQueryData(['cart'], 'canary')
  await settled()
  expect(disk.rows.size).toBe(1)
  expect(disk.text()).not.toMatch(/canary|Bearer|eyJ/)
})

test('parameters: maxAge', async () => {
  const disk = createDisk()
  const ada = await visit(disk)
  await prefetchProfiles(ada.queryClient, ada.client, ['ada'])
  await settled()
  vi.setSystemTime(Date.now() + 23 * 3_600_000)
  expect((await visit(disk)).names()).toEqual(['ada'])
  expect((await visit(disk, {}, { maxAge: 3_600_000 })).names()).toEqual([])
  expect(disk.rows.size).toBe(0)
})

test('AUT-17 what is a day old goes, whichever login is next', async () => {
  const disk = createDisk()
  const ada = await visit(disk)
  await prefetchProfiles(ada.queryClient, ada.client, ['ada'])
  await settled()
  vi.setSystemTime(Date.now() + 25 * 3_600_000)
  await visit(disk, { userId: 'somebody-else' })
  expect(disk.rows.size).toBe(0)
})

test('parameters: maxProfiles keeps the latest, at the start and in the long run', async () => {
  const disk = createDisk()
  const { client, queryClient } = await visit(disk, {}, { maxProfiles: 3 })
  for (const userId of ['a', 'b', 'c', 'd', 'e', 'f']) {
    await prefetchProfiles(queryClient, client, [userId])
    await settled()
  }
  expect(disk.rows.size).toBe(3)
  const next = await visit(disk, {}, { maxProfiles: 2 })
  expect(next.names()).toEqual(['f', 'e'])
})

test('parameters: storage; without one and without IndexedDB nothing is kept', async () => {
  const { client, queryClient } = setup()
  const { restored, stop } = persistProfiles(queryClient, client)
  await restored
  await prefetchProfiles(queryClient, client, ['ada'])
  await expect(stop()).resolves.toBeUndefined()
})

test('parameters: onError is told when the storage fails, and the app goes on', async () => {
  const full = new Error('QuotaExceededError')
  const disk = { ...createDisk(), setItem: () => Promise.reject(full) }
  const onError = vi.fn<(error: unknown) => void>()
  const { client, queryClient } = await visit(disk, {}, { onError })
  await prefetchProfiles(queryClient, client, ['ada'])
  await settled()
  expect(onError).toHaveBeenCalledWith(full)
  expect(peekProfile(queryClient, client, 'ada')?.user_id).toBe('ada')
})

test('CON-03 an edit is kept when the service has confirmed it, and not before', async () => {
  const disk = createDisk()
  const { client, queryClient } = await visit(disk)
  const queryKey = profileKeys.profile(client.scope, 'ada')
  await prefetchProfiles(queryClient, client, ['ada'])
  await settled()
  const end = beginEdit(queryClient, queryKey, { name: 'draft' })
  await settled()
  expect(disk.text()).not.toContain('draft')
  end()
  const rename = queryClient.getMutationCache().build(queryClient, updateProfileOptions(client, 'ada'))
  const renaming = rename.execute({ name: 'Countess' })
  await settled()
  await renaming
  await settled()
  expect(disk.text()).toContain('Countess')
})

test('CON-02 a row never replaces what was read while the storage was opening', async () => {
  const disk = createDisk()
  const { client, queryClient, stop } = await visit(disk)
  const at = (name: string, updated_at: string) => ({
    ...fallbackProfile({ tenantId: 'demo', userId: 'ada' }),
    name,
    updated_at,
  })
  seedProfiles(queryClient, client, [at('old', '2026-01-01T00:00:00Z')])
  await stop()
  const next = setup()
  const { restored } = persistProfiles(next.queryClient, next.client, { storage: disk })
  seedProfiles(next.queryClient, next.client, [at('new', '2026-01-02T00:00:00Z')])
  await restored
  expect(peekProfile(next.queryClient, next.client, 'ada')?.name).toBe('new')
})

test('forgetProfile: the row goes too, and does not come back', async () => {
  const disk = createDisk()
  const { client, queryClient } = await visit(disk)
  await prefetchProfiles(queryClient, client, ['ada', 'bob'])
  await settled()
  await prefetchProfiles(queryClient, client, ['eve'])
  await forgetProfile(queryClient, client, 'ada')
  await forgetProfile(queryClient, client, 'eve')
  await settled()
  expect((await visit(disk)).names()).toEqual(['bob'])
})

test('SSR-06 whatever is written into the storage: nothing is thrown, nothing bad is restored, and it is cleaned', async () => {
  vi.useRealTimers()
  const { client } = setup()
  const key = JSON.stringify(profileKeys.profile(client.scope, 'ada'))
  const row = fc.oneof(
    fc.string(),
    fc.jsonValue().map((value) => JSON.stringify(value)),
    fc
      .record({
        buster: fc.constantFrom('1', '0', null),
        queryHash: fc.constant(key),
        queryKey: fc.oneof(fc.constant([...profileKeys.profile(client.scope, 'ada')]), fc.jsonValue()),
        state: fc.oneof(
          fc.record({
            data: fc.oneof(
              fc.jsonValue(),
              fc.record({ tenant_id: fc.string(), user_id: fc.constant('ada') }),
            ),
            dataUpdatedAt: fc.oneof(fc.constant(Date.now()), fc.jsonValue()),
          }),
          fc.jsonValue(),
        ),
      })
      .map((value) => JSON.stringify(value)),
  )
  await fc.assert(
    fc.asyncProperty(row, async (text) => {
      const disk = createDisk()
      disk.rows.set(`profile-kit-${key}`, text)
      disk.rows.set("the host's own", text)
      const errors: unknown[] = []
      const queryClient = new QueryClient()
      const { restored, stop } = persistProfiles(queryClient, client, {
        storage: disk,
        onError: (error) => errors.push(error),
      })
      await restored
      await stop()
      expect(errors).toEqual([])
      const restoredNames = queryClient.getQueryCache().getAll()
      for (const { state } of restoredNames)
        expect(state.data).toMatchObject({ tenant_id: 'demo', user_id: 'ada' })
      expect(disk.rows.has("the host's own")).toBe(true)
    }),
  )
})

test('error: without a session, with the cure', () => {
  const client = createProfileClient({ baseUrl: 'https://api.example.com', token: () => 'h.e.s' })
  expect(() => persistProfiles(new QueryClient(), client)).toThrow(/Pass `session` to createProfileClient/)
})
