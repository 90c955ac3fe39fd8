import fc from 'fast-check'
import { expect, test, vi } from 'vitest'
import { ProfilesObserver } from '../../src/query/ProfilesObserver.ts'
import { writeProfile } from '../../src/query/writeProfile.ts'
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

test('behavior: a burst of changes is told once', async () => {
  const kit = setup()
  const userIds = Array.from({ length: 50 }, (_, index) => `user-${index}`)
  const { read, listener, leave } = observe(kit, userIds)
  await settled(read)
  const profiles = await kit.client.getProfiles(userIds)
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
