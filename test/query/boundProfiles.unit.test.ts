import { QueryObserver } from '@tanstack/react-query'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { fallbackProfile } from '../../src/api/fallbackProfile.ts'
import type { Profile } from '../../src/api/schemas.ts'
import { boundProfiles } from '../../src/query/session/boundProfiles.ts'
import { profileKeys } from '../../src/query/profileKeys.ts'
import { profileOptions } from '../../src/query/profileOptions.ts'
import { observeProfile } from '../../src/query/observe/observeProfile.ts'
import { prefetchProfiles } from '../../src/query/prefetchProfiles.ts'
import { seedProfiles } from '../../src/query/seedProfiles.ts'
import { writeProfile } from '../../src/query/write/writeProfile.ts'
import { setup, type Setup } from '../support/setup.tsx'

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
})
afterEach(() => {
  vi.useRealTimers()
})

/** As long as what was never shown may stay. */
const someSeconds = () => vi.advanceTimersByTimeAsync(10_000)
const nextMoment = () => vi.advanceTimersByTimeAsync(0)

const profileOf = (userId: string) => fallbackProfile({ tenantId: 'demo', userId })

function cachedIds({ queryClient }: Setup) {
  return queryClient
    .getQueryCache()
    .getAll()
    .map(({ queryKey }) => queryKey[3])
}

function show({ queryClient, client }: Setup, userId: string) {
  return new QueryObserver(queryClient, profileOptions(client, userId)).subscribe(() => undefined)
}

test('SCL-03 of 100,000 profiles visited the stated number stays', { timeout: 60_000 }, async () => {
  const kit = setup()
  const stop = boundProfiles(kit.queryClient, profileKeys.profiles(kit.client.scope))
  for (let index = 0; index < 100_000; index++) {
    writeProfile(kit.queryClient, kit.client, profileOf(`user-${index}`))
  }
  await someSeconds()
  expect(cachedIds(kit)).toHaveLength(2_000)
  expect(cachedIds(kit)[0]).toBe('user-98000')
  stop()
})

test('SCL-03 what is shown stays, and what was shown last goes last', async () => {
  const kit = setup()
  const stop = boundProfiles(kit.queryClient, profileKeys.profiles(kit.client.scope), 3)
  async function visit(...userIds: string[]) {
    for (const userId of userIds) {
      writeProfile(kit.queryClient, kit.client, profileOf(userId))
      show(kit, userId)()
    }
    await nextMoment()
  }
  await visit('ada', 'bob', 'eve')
  const leaveAda = show(kit, 'ada')
  await visit('kim', 'lee')
  expect(cachedIds(kit)).toEqual(['ada', 'eve', 'kim', 'lee'])
  leaveAda()
  await nextMoment()
  expect(cachedIds(kit)).toEqual(['ada', 'kim', 'lee'])
  await visit('max')
  expect(cachedIds(kit)).toEqual(['ada', 'lee', 'max'])
  stop()
})

test('SCL-03 a provider that comes after another knows what that has shown', async () => {
  const kit = setup()
  for (const userIds of [
    ['ada', 'bob'],
    ['eve', 'kim'],
  ]) {
    const stop = boundProfiles(kit.queryClient, profileKeys.profiles(kit.client.scope), 1)
    for (const userId of userIds) {
      writeProfile(kit.queryClient, kit.client, profileOf(userId))
      show(kit, userId)()
    }
    stop()
  }
  const stop = boundProfiles(kit.queryClient, profileKeys.profiles(kit.client.scope), 1)
  await nextMoment()
  expect(cachedIds(kit)).toEqual(['kim'])
  stop()
})

test('SCL-03 those on their way are waited for', async () => {
  const kit = setup()
  const stop = boundProfiles(kit.queryClient, profileKeys.profiles(kit.client.scope), 2)
  await prefetchProfiles(kit.queryClient, kit.client, ['ada', 'bob', 'eve', 'kim'])
  expect(kit.api.requests.countBy({ outcome: 'answered' })).toBe(4)
  await someSeconds()
  expect(cachedIds(kit)).toHaveLength(2)
  stop()
})

test('SCL-03 what was seeded beyond the limit is there for what shows it next', async () => {
  const kit = setup()
  const stop = boundProfiles(kit.queryClient, profileKeys.profiles(kit.client.scope), 2)
  const userIds = ['ada', 'bob', 'eve', 'kim']
  seedProfiles(kit.queryClient, kit.client, userIds.map(profileOf))
  await nextMoment()
  userIds.forEach((userId) => show(kit, userId))
  await someSeconds()
  expect(kit.api.requests.count).toBe(0)
  expect(cachedIds(kit)).toEqual(userIds)
  stop()
})

test('SCL-03 what is rendered is in the cache when it is watched, however many are', async () => {
  const kit = setup()
  const stop = boundProfiles(kit.queryClient, profileKeys.profiles(kit.client.scope), 1)
  const rendered = ['ada', 'bob', 'eve'].map((userId) => observeProfile(kit.queryClient, kit.client, userId))
  await nextMoment()
  for (const observed of rendered) observed.subscribe(() => undefined)
  await someSeconds()
  expect(cachedIds(kit)).toEqual(['ada', 'bob', 'eve'])
  stop()
})

test('SCL-03 what is left and shown again in the same commit stays', async () => {
  const kit = setup()
  const stop = boundProfiles(kit.queryClient, profileKeys.profiles(kit.client.scope), 0)
  seedProfiles(kit.queryClient, kit.client, [profileOf('ada')])
  show(kit, 'ada')()
  show(kit, 'ada')
  await someSeconds()
  expect(cachedIds(kit)).toEqual(['ada'])
  stop()
})

test('SCL-03 nothing that has come goes while others are on their way', async () => {
  const kit = setup()
  const stop = boundProfiles(kit.queryClient, profileKeys.profiles(kit.client.scope), 1)
  let arrive: ((profile: Profile) => void) | undefined
  const late = kit.queryClient.fetchQuery({
    ...profileOptions(kit.client, 'late'),
    queryFn: () => new Promise<Profile>((resolve) => (arrive = resolve)),
  })
  seedProfiles(kit.queryClient, kit.client, ['ada', 'bob'].map(profileOf))
  await someSeconds()
  await someSeconds()
  expect(cachedIds(kit)).toEqual(['late', 'ada', 'bob'])
  arrive?.(profileOf('late'))
  await late
  await someSeconds()
  expect(cachedIds(kit)).toEqual(['late'])
  stop()
})

test('behavior: what was there before counts, other entries do not, and it ends', async () => {
  const kit = setup()
  const other = setup({ userId: 'other' })
  kit.queryClient.setQueryData(['of the app'], 1)
  for (const userId of ['ada', 'bob', 'eve']) {
    writeProfile(kit.queryClient, kit.client, profileOf(userId))
    writeProfile(kit.queryClient, other.client, profileOf(userId))
  }
  const stop = boundProfiles(kit.queryClient, profileKeys.profiles(kit.client.scope), 1)
  await someSeconds()
  expect(cachedIds(kit)).toEqual([undefined, 'ada', 'bob', 'eve', 'eve'])
  stop()
  writeProfile(kit.queryClient, kit.client, profileOf('kim'))
  await someSeconds()
  expect(cachedIds(kit)).toHaveLength(6)
})
