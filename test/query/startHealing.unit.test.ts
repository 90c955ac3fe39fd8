import { dehydrate, focusManager, hydrate, onlineManager, QueryObserver } from '@tanstack/react-query'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { fallbackProfile } from '../../src/api/fallbackProfile.ts'
import { createMockToken } from '../../src/mock/createMockToken.ts'
import { dehydrateProfiles } from '../../src/query/transfer/dehydrateProfiles.ts'
import { displayProfileOf } from '../../src/query/display/displayProfileOf.ts'
import { hydrateProfiles } from '../../src/query/transfer/hydrateProfiles.ts'
import { prefetchProfiles } from '../../src/query/prefetchProfiles.ts'
import { profileOptions } from '../../src/query/profileOptions.ts'
import { seedProfiles } from '../../src/query/seedProfiles.ts'
import { startHealing } from '../../src/query/session/startHealing.ts'
import { setup, type Setup } from '../support/setup.tsx'

beforeEach(() => {
  vi.useFakeTimers()
})

afterEach(() => {
  vi.useRealTimers()
  focusManager.setFocused(undefined)
})

function watch({ client, queryClient }: Setup, userIds: readonly string[]) {
  const observers = userIds.map((userId) => new QueryObserver(queryClient, profileOptions(client, userId)))
  const leave = observers.map((observer) => observer.subscribe(() => undefined))
  return {
    names: () => observers.map((observer) => observer.getCurrentResult().data?.user_id),
    statuses: () =>
      observers.map((observer, index) => {
        return displayProfileOf(observer.getCurrentQuery(), client, userIds[index] ?? '').status
      }),
    leave: () => {
      for (const end of leave) end()
    },
  }
}

const manyIds = Array.from({ length: 40 }, (_, index) => `user-${index}`)

test('names appear within ten seconds of the service coming back, however long it was down', async () => {
  const kit = setup({ scenario: 'down' })
  const stop = startHealing(kit.queryClient, kit.client)
  const people = watch(kit, manyIds)
  await vi.advanceTimersByTimeAsync(120_000)
  expect(people.statuses()).toEqual(manyIds.map(() => 'fallback'))
  kit.api.setScenario('healthy')
  await vi.advanceTimersByTimeAsync(10_000)
  expect(people.names()).toEqual(manyIds)
  stop()
})

test('names appear within ten seconds with the retries a client has by default', async () => {
  const kit = setup({ scenario: 'down', clientOptions: { retry: {} } })
  const stop = startHealing(kit.queryClient, kit.client)
  const people = watch(kit, manyIds)
  await vi.advanceTimersByTimeAsync(120_000)
  kit.api.setScenario('healthy')
  await vi.advanceTimersByTimeAsync(10_000)
  expect(people.names()).toEqual(manyIds)
  stop()
})

test('behavior: a service that is down is asked by a few, at growing distances', async () => {
  const kit = setup({ scenario: 'down' })
  const stop = startHealing(kit.queryClient, kit.client)
  watch(kit, manyIds)
  await vi.advanceTimersByTimeAsync(100)
  kit.api.requests.clear()
  await vi.advanceTimersByTimeAsync(60_000)
  // Six at a time, at most every two seconds once the pause has grown.
  expect(kit.api.requests.count).toBeGreaterThan(6 * 10)
  expect(kit.api.requests.count).toBeLessThan(6 * 35)
  stop()
})

test('behavior: a stand-in stays one while it is asked for again', async () => {
  const kit = setup({ scenario: 'down' })
  const stop = startHealing(kit.queryClient, kit.client)
  const seen = new Set<string>()
  const people = watch(kit, ['ada'])
  await vi.advanceTimersByTimeAsync(500)
  expect(people.statuses()).toEqual(['fallback'])
  let wasFetching = false
  const unsubscribe = kit.queryClient.getQueryCache().subscribe(({ query }) => {
    wasFetching ||= query.state.fetchStatus === 'fetching' && query.state.status === 'pending'
    seen.add(people.statuses().join())
  })
  await vi.advanceTimersByTimeAsync(20_000)
  expect(wasFetching).toBe(true)
  expect([...seen]).toEqual(['fallback'])
  unsubscribe()
  stop()
})

test('behavior: what cannot be helped by asking again is left alone', async () => {
  const kit = setup()
  const stop = startHealing(kit.queryClient, kit.client)
  kit.api.failNext({ status: 403 })
  const people = watch(kit, ['ada', '..'])
  await vi.advanceTimersByTimeAsync(60_000)
  expect(people.statuses()).toEqual(['fallback', 'fallback'])
  expect(kit.api.requests.count).toBe(1)
  expect(vi.getTimerCount()).toBeLessThanOrEqual(2) // one garbage collection each
  stop()
})

test('behavior: one that never works does not keep the others from their turn', async () => {
  const kit = setup({ scenario: 'down' })
  const stop = startHealing(kit.queryClient, kit.client)
  const broken = manyIds.slice(0, 7)
  const people = watch(kit, manyIds)
  await vi.advanceTimersByTimeAsync(100)
  for (const userId of broken) kit.api.failNext({ status: 500, userId, times: Infinity })
  kit.api.setScenario('healthy')
  await vi.advanceTimersByTimeAsync(10_000)
  expect(people.names().slice(7)).toEqual(manyIds.slice(7))
  stop()
})

test('behavior: names behind a failed refresh stay, and are refreshed in the end', async () => {
  const kit = setup()
  const stop = startHealing(kit.queryClient, kit.client)
  const people = watch(kit, ['ada'])
  await vi.advanceTimersByTimeAsync(100)
  kit.api.setScenario('down')
  await kit.queryClient.invalidateQueries()
  const state = () => kit.queryClient.getQueryState(profileOptions(kit.client, 'ada').queryKey)
  expect(state()?.status).toBe('error')
  expect(people.statuses()).toEqual(['ready'])
  kit.api.setScenario('healthy')
  await vi.advanceTimersByTimeAsync(10_000)
  expect(state()?.status).toBe('success')
  stop()
})

test('behavior: nobody looks, nobody asks', async () => {
  const kit = setup({ scenario: 'down' })
  const stop = startHealing(kit.queryClient, kit.client)
  const people = watch(kit, ['ada'])
  await vi.advanceTimersByTimeAsync(100)
  people.leave()
  kit.api.requests.clear()
  await vi.advanceTimersByTimeAsync(60_000)
  expect(kit.api.requests.count).toBe(0)
  stop()
})

test('NET-10 a hidden tab waits, and asks when it is looked at', async () => {
  const kit = setup({ scenario: 'down' })
  const stop = startHealing(kit.queryClient, kit.client)
  const people = watch(kit, ['ada'])
  await vi.advanceTimersByTimeAsync(100)
  focusManager.setFocused(false)
  kit.api.requests.clear()
  kit.api.setScenario('healthy')
  await vi.advanceTimersByTimeAsync(60_000)
  expect(kit.api.requests.count).toBe(0)
  focusManager.setFocused(true)
  await vi.advanceTimersByTimeAsync(1_000)
  expect(people.names()).toEqual(['ada'])
  stop()
})

test('NET-09 the network coming back shortens the wait', async () => {
  const kit = setup({ scenario: 'down' })
  const stop = startHealing(kit.queryClient, kit.client)
  const people = watch(kit, ['ada'])
  await vi.advanceTimersByTimeAsync(60_000)
  // Just after a try that failed, the next is two seconds away at least.
  const tried = kit.api.requests.count
  while (kit.api.requests.count === tried) await vi.advanceTimersByTimeAsync(10)
  onlineManager.setOnline(false)
  kit.api.setScenario('healthy')
  onlineManager.setOnline(true)
  await vi.advanceTimersByTimeAsync(1_500)
  expect(people.names()).toEqual(['ada'])
  stop()
})

test.each([
  ['soonest', 0, 500],
  ['latest', 0.999, 1_000],
])(
  'SCL-07 pages whose network is back at one moment ask at different ones: %s',
  async (_which, chance, wait) => {
    const kit = setup({ scenario: 'down' })
    const stop = startHealing(kit.queryClient, kit.client)
    watch(kit, manyIds)
    await vi.advanceTimersByTimeAsync(60_000)
    while (kit.queryClient.isFetching() > 0) await vi.advanceTimersByTimeAsync(1)
    const random = vi.spyOn(Math, 'random').mockReturnValue(chance)
    kit.api.requests.clear()
    onlineManager.setOnline(false)
    onlineManager.setOnline(true)
    await vi.advanceTimersByTimeAsync(wait - 10)
    expect(kit.api.requests.count).toBe(0)
    await vi.advanceTimersByTimeAsync(20)
    expect(kit.api.requests.count).toBe(6)
    random.mockRestore()
    stop()
  },
)

test('CON-07 two providers, or one mounted twice, heal once', async () => {
  const count = async (starts: number) => {
    const kit = setup({ scenario: 'down' })
    const random = vi.spyOn(Math, 'random').mockReturnValue(0.5)
    const stops = Array.from({ length: starts }, () => startHealing(kit.queryClient, kit.client))
    stops.pop()?.()
    stops.push(startHealing(kit.queryClient, kit.client))
    watch(kit, ['ada'])
    await vi.advanceTimersByTimeAsync(30_000)
    for (const stop of stops) stop()
    const asked = kit.api.requests.count
    await vi.advanceTimersByTimeAsync(30_000)
    expect(kit.api.requests.count).toBe(asked)
    random.mockRestore()
    return asked
  }
  expect(await count(3)).toBe(await count(1))
})

test('CON-14 after dispose nothing runs', async () => {
  const kit = setup({ scenario: 'down' })
  startHealing(kit.queryClient, kit.client)
  const people = watch(kit, ['ada'])
  await vi.advanceTimersByTimeAsync(100)
  people.leave()
  kit.client.dispose()
  kit.queryClient.clear()
  expect(vi.getTimerCount()).toBe(0)
})

test('AUT-13 other queries and other logins are left alone', async () => {
  const kit = setup()
  const other = setup({ userId: 'user-1', queryClient: kit.queryClient, scenario: 'down' })
  const stop = startHealing(kit.queryClient, kit.client)
  watch(other, ['ada'])
  await vi.advanceTimersByTimeAsync(100)
  other.api.requests.clear()
  await vi.advanceTimersByTimeAsync(30_000)
  expect(other.api.requests.count).toBe(0)
  stop()
})

test('behavior: a failure of before it began counts too, and one read that is answered brings all others along', async () => {
  const kit = setup({ scenario: 'down' })
  const people = watch(kit, manyIds)
  await vi.advanceTimersByTimeAsync(100)
  const stop = startHealing(kit.queryClient, kit.client)
  kit.api.setScenario('healthy')
  void kit.queryClient.refetchQueries({ queryKey: profileOptions(kit.client, 'user-0').queryKey })
  await vi.advanceTimersByTimeAsync(10)
  expect(people.names()).toEqual(manyIds)
  stop()
})

test('NET-07 what is seeded or edited while the service is down does not have it asked for everybody', async () => {
  const kit = setup({ scenario: 'down' })
  const stop = startHealing(kit.queryClient, kit.client)
  const people = watch(kit, manyIds)
  await vi.advanceTimersByTimeAsync(100)
  kit.api.requests.clear()
  seedProfiles(kit.queryClient, kit.client, [fallbackProfile({ tenantId: 'demo', userId: 'user-0' })])
  await vi.advanceTimersByTimeAsync(100)
  expect(people.names()[0]).toBe('user-0')
  expect(kit.api.requests.count).toBe(0)
  stop()
})

test('AUT-04 whoever was locked out is asked for when one of them is let in, and not before', async () => {
  let token: string | null = null
  const kit = setup({ clientOptions: { token: () => token } })
  const stop = startHealing(kit.queryClient, kit.client)
  const people = watch(kit, manyIds)
  await vi.advanceTimersByTimeAsync(60_000)
  expect(kit.api.requests.count).toBe(0)
  token = createMockToken({ tenantId: 'demo', userId: 'user-0' })
  await vi.advanceTimersByTimeAsync(60_000)
  expect(kit.api.requests.count).toBe(0)
  void kit.queryClient.refetchQueries({ queryKey: profileOptions(kit.client, 'user-0').queryKey })
  await vi.advanceTimersByTimeAsync(10)
  expect(people.names()).toEqual(manyIds)
  stop()
})

test('PRO-10 somebody who was not found is asked for again, for the service makes them', async () => {
  const kit = setup()
  const stop = startHealing(kit.queryClient, kit.client)
  kit.api.failNext({ status: 404 })
  const people = watch(kit, ['ada'])
  await vi.advanceTimersByTimeAsync(10)
  expect(people.statuses()).toEqual(['fallback'])
  await vi.advanceTimersByTimeAsync(5_000)
  expect(people.names()).toEqual(['ada'])
  stop()
})

test('behavior: an app that cancels all queries while one is healed does not end the healing', async () => {
  const kit = setup({ scenario: 'down' })
  const stop = startHealing(kit.queryClient, kit.client)
  const people = watch(kit, ['ada'])
  await vi.advanceTimersByTimeAsync(100)
  kit.api.setScenario('healthy')
  const release = kit.api.failNext({ delay: Infinity })
  while (kit.queryClient.isFetching() === 0) await vi.advanceTimersByTimeAsync(10)
  await kit.queryClient.cancelQueries()
  release()
  await vi.advanceTimersByTimeAsync(10_000)
  expect(people.names()).toEqual(['ada'])
  stop()
})

test.each(['hydrateProfiles', 'hydrate of TanStack Query'])(
  'SSR-04 what a server could not read, and a page brings while the app runs, is healed: %s',
  async (how) => {
    const server = setup({ scenario: 'down' })
    await prefetchProfiles(server.queryClient, server.client, ['ada'])
    const state: ReturnType<typeof dehydrate> = JSON.parse(
      JSON.stringify(dehydrateProfiles(server.queryClient, server.client)),
    )
    const kit = setup()
    const stop = startHealing(kit.queryClient, kit.client)
    if (how === 'hydrateProfiles') hydrateProfiles(kit.queryClient, kit.client, state)
    else hydrate(kit.queryClient, state)
    // As useSuspenseProfiles does: what has just failed is not asked for again on mount.
    const options = { ...profileOptions(kit.client, 'ada'), retryOnMount: false }
    const observer = new QueryObserver(kit.queryClient, options)
    const leave = observer.subscribe(() => undefined)
    await vi.advanceTimersByTimeAsync(10_000)
    expect(observer.getCurrentResult().data?.user_id).toBe('ada')
    leave()
    stop()
  },
)
