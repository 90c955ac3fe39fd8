import fc from 'fast-check'
import { expect, test, vi } from 'vitest'
import { fallbackProfile } from '../../src/api/fallbackProfile.ts'
import type { Profile } from '../../src/api/schemas.ts'
import { profileKeys } from '../../src/query/profileKeys.ts'
import { ProfilesObserver } from '../../src/query/observe/ProfilesObserver.ts'
import { writeProfile } from '../../src/query/write/writeProfile.ts'
import { setup, type Setup } from '../support/setup.tsx'

function observe({ queryClient, client }: Setup, userIds: readonly string[]) {
  const observer = new ProfilesObserver(queryClient, client)
  const listener = vi.fn<() => void>()
  observer.setUserIds(userIds)
  const leave = observer.subscribe(listener)
  return { observer, listener, leave, read: (ids = userIds) => observer.getSnapshot(ids) }
}

async function settled(read: () => { isPending: boolean; isFetching: boolean }) {
  await vi.waitFor(() => {
    expect(read()).toMatchObject({ isPending: false, isFetching: false })
  })
}

test('default', async () => {
  const { read, leave } = observe(setup(), ['ada', 'bob', 'ada'])
  expect(read()).toMatchObject({ isPending: true, readyCount: 0 })
  await settled(read)
  expect(read().profiles.map(({ userId, status }) => [userId, status])).toEqual([
    ['ada', 'ready'],
    ['bob', 'ready'],
    ['ada', 'ready'],
  ])
  expect(read()).toMatchObject({ readyCount: 3, failedCount: 0 })
  expect(read().get('bob')).toBe(read().profiles[1])
  expect(read().get('eve')).toBeUndefined()
  leave()
})

test('CON-09 each id is one request, one failure leaves the others alone, and can be asked for again', async () => {
  const kit = setup()
  kit.api.failNext({ status: 500, userId: 'bob' })
  const { read, leave } = observe(kit, ['ada', 'bob', '..', 'ada'])
  await settled(read)
  expect(
    read()
      .profiles.map(({ name }) => name)
      .slice(1, 3),
  ).toEqual(['User bob', 'User ..'])
  expect(read()).toMatchObject({ readyCount: 2, failedCount: 2 })
  expect(kit.api.requests.countBy({ userId: 'ada' })).toBe(1)
  read().retryFailed()
  await vi.waitFor(() => {
    expect(read().get('bob')?.status).toBe('ready')
  })
  expect(read().failedCount).toBe(1)
  expect(kit.api.requests.count).toBe(3)
  leave()
})

test('CON-09 ids that leave are given up, those that stay are not asked for again', async () => {
  const kit = setup()
  const release = kit.api.failNext({ delay: Infinity, times: Infinity })
  const { observer, leave } = observe(kit, ['ada', 'bob'])
  await vi.waitFor(() => {
    expect(kit.api.requests.inFlight).toBe(2)
  })
  release()
  observer.setUserIds(['bob', 'eve'])
  await vi.waitFor(() => {
    expect(kit.api.requests.countBy({ outcome: 'aborted' })).toBe(1)
    expect(observer.getSnapshot(['eve']).readyCount).toBe(1)
  })
  expect(kit.api.requests.entries.map(({ userId, outcome }) => [userId, outcome])).toEqual([
    ['ada', 'aborted'],
    ['bob', 'pending'],
    ['eve', 'answered'],
  ])
  leave()
  await vi.waitFor(() => {
    expect(kit.api.requests.inFlight).toBe(0)
  })
})

test('CON-12 what has not changed keeps its identity', async () => {
  const kit = setup()
  const { read, leave } = observe(kit, ['ada', 'bob'])
  await settled(read)
  const before = read()
  expect(read(['ada', 'bob'])).toBe(before)
  writeProfile(kit.queryClient, kit.client, await kit.client.updateProfile('bob', { name: 'Bob' }))
  await vi.waitFor(() => {
    expect(read().profiles[1]?.name).toBe('Bob')
  })
  expect(read().profiles[0]).toBe(before.profiles[0])
  leave()
})

test('CON-12 a read that brings nothing new is told to nobody', async () => {
  const kit = setup()
  const { read, listener, leave } = observe(kit, ['ada', 'bob'])
  await settled(read)
  const { profiles } = read()
  listener.mockClear()
  vi.useFakeTimers()
  const refetching = kit.queryClient.refetchQueries()
  await vi.advanceTimersByTimeAsync(1_000)
  await refetching
  vi.useRealTimers()
  expect(kit.api.requests.count).toBe(4)
  expect(listener).not.toHaveBeenCalled()
  expect(read().profiles).toBe(profiles)
  leave()
})

test('behavior: a burst of changes is told once', async () => {
  const kit = setup()
  const userIds = Array.from({ length: 50 }, (_, index) => `user-${index}`)
  const { read, listener, leave } = observe(kit, userIds)
  await settled(read)
  const profiles = await kit.client.getProfiles(userIds)
  expect(read().profiles).toHaveLength(50)
  listener.mockClear()
  for (const { profile } of profiles) {
    if (profile) writeProfile(kit.queryClient, kit.client, { ...profile, name: 'renamed' })
  }
  await vi.waitFor(() => {
    expect(listener).toHaveBeenCalled()
  })
  expect(listener).toHaveBeenCalledTimes(1)
  expect(read().profiles.every(({ name }) => name === 'renamed')).toBe(true)
  leave()
})

test('behavior: who reads one thing is not told about others', async () => {
  const kit = setup()
  const { observer, listener, leave } = observe(kit, ['ada', 'bob'])
  expect(observer.getSnapshot(['ada', 'bob']).isPending).toBe(true)
  await vi.waitFor(() => {
    expect(observer.getSnapshot(['ada', 'bob']).isPending).toBe(false)
  })
  listener.mockClear()
  const shown = observer.getSnapshot(['ada', 'bob'])
  const bob = await kit.client.updateProfile('bob', { name: 'Bob' })
  vi.useFakeTimers()
  writeProfile(kit.queryClient, kit.client, bob)
  await vi.advanceTimersByTimeAsync(1_000)
  vi.useRealTimers()
  expect(shown.get('bob')?.name).toBe('Bob')
  expect(listener).not.toHaveBeenCalled()
  leave()
})

test('behavior: the first twenty show as they arrive, the others together', async () => {
  vi.useFakeTimers()
  const answers = new Map<string, () => void>()
  const kit = setup()
  const client = {
    ...kit.client,
    scope: kit.client.scope,
    getProfile: (userId: string) =>
      new Promise<Profile>((resolve) => {
        answers.set(userId, () => resolve(fallbackProfile({ tenantId: 'demo', userId })))
      }),
  }
  const userIds = Array.from({ length: 60 }, (_, index) => `user-${index}`)
  const { read, listener, leave } = observe({ ...kit, client }, userIds)
  expect(read().readyCount).toBe(0)
  await vi.advanceTimersByTimeAsync(200)
  const seen: number[] = []
  // One answer with each frame, but for the last.
  for (const userId of userIds.slice(0, -1)) {
    answers.get(userId)?.()
    await vi.advanceTimersByTimeAsync(16)
    if (read().readyCount !== seen.at(-1)) seen.push(read().readyCount)
  }
  expect(seen.slice(0, 20)).toEqual(Array.from({ length: 20 }, (_, index) => index + 1))
  const gaps = seen.slice(20).map((count, index) => count - (seen[19 + index] ?? 0))
  expect(gaps.length).toBeGreaterThan(2)
  for (const gap of gaps) expect(gap).toBeGreaterThanOrEqual(9)
  // Nothing is under way any more: no reason to wait.
  const before = listener.mock.calls.length
  answers.get('user-59')?.()
  await vi.advanceTimersByTimeAsync(16)
  expect(read().readyCount).toBe(60)
  expect(listener).toHaveBeenCalledTimes(before + 1)
  leave()
  vi.useRealTimers()
})

test('behavior: what is written on this page shows with the next frame, whatever is under way', async () => {
  vi.useFakeTimers()
  const kit = setup()
  const client = { ...kit.client, scope: kit.client.scope, getProfile: () => new Promise<Profile>(() => {}) }
  const { read, leave } = observe({ ...kit, client }, ['ada', 'bob'])
  await vi.advanceTimersByTimeAsync(20)
  for (const name of ['Ada', 'Countess', 'Lovelace']) {
    const profile = { ...fallbackProfile({ tenantId: 'demo', userId: 'ada' }), name }
    writeProfile(kit.queryClient, client, { ...profile, updated_at: null })
    await vi.advanceTimersByTimeAsync(16)
    expect(read().get('ada')?.name).toBe(name)
  }
  expect(read().isFetching).toBe(true)
  leave()
  vi.useRealTimers()
})

test('SCL-03 one change among five thousand looks at one', async () => {
  const kit = setup()
  const userIds = Array.from({ length: 5_000 }, (_, index) => `user-${index}`)
  for (const userId of userIds)
    writeProfile(kit.queryClient, kit.client, fallbackProfile({ tenantId: 'demo', userId }))
  const { read, listener, leave } = observe(kit, userIds)
  const before = read().profiles
  const changed = {
    ...fallbackProfile({ tenantId: 'demo', userId: 'user-7' }),
    name: 'Seven',
    updated_at: null,
  }
  await vi.waitFor(() => {
    expect(read().isFetching).toBe(false)
  })
  listener.mockClear()
  kit.queryClient.setQueryData(profileKeys.profile(kit.client.scope, 'user-7'), changed)
  await vi.waitFor(() => {
    expect(listener).toHaveBeenCalledTimes(1)
  })
  const after = read().profiles
  expect(after.filter((shown, index) => shown !== before[index]).map(({ name }) => name)).toEqual(['Seven'])
  expect(kit.api.requests.count).toBe(0)
  leave()
})

test('behavior: signed out asks for nothing', async () => {
  const { api, queryClient } = setup()
  const observer = new ProfilesObserver(queryClient, null)
  observer.setUserIds(['ada'])
  const leave = observer.subscribe(() => undefined)
  expect(observer.getSnapshot(['ada'])).toMatchObject({ isPending: false, failedCount: 1 })
  observer.getSnapshot(['ada']).retryFailed()
  leave()
  expect(api.requests.count).toBe(0)
})

test('PRO-03 any text is an id like any other, in order', async () => {
  const text = fc.oneof(fc.string(), fc.constantFrom('__proto__', 'constructor', 'toString', ''))
  fc.assert(
    fc.property(fc.array(text), (userIds) => {
      const kit = setup()
      const observer = new ProfilesObserver(kit.queryClient, kit.client, { enabled: false })
      const { profiles, get } = observer.getSnapshot(userIds)
      expect(profiles.map(({ userId }) => userId)).toEqual(userIds)
      for (const [index, userId] of userIds.entries()) expect(get(userId)).toBe(profiles[index])
      kit.queryClient.clear()
    }),
    { numRuns: 30 },
  )
})
