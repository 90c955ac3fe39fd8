import { QueryObserver } from '@tanstack/react-query'
import { expect, test, vi } from 'vitest'
import { fallbackProfile } from '../../src/api/fallbackProfile.ts'
import { boundProfiles } from '../../src/query/boundProfiles.ts'
import { profileOptions } from '../../src/query/profileOptions.ts'
import { prefetchProfiles } from '../../src/query/prefetchProfiles.ts'
import { writeProfile } from '../../src/query/writeProfile.ts'
import { setup, type Setup } from '../support/setup.tsx'

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

test('SCL-03 of 100,000 profiles visited the stated number stays', { timeout: 60_000 }, () => {
  const kit = setup()
  const stop = boundProfiles(kit.queryClient, kit.client)
  for (let index = 0; index < 100_000; index++) {
    writeProfile(kit.queryClient, kit.client, profileOf(`user-${index}`))
  }
  expect(cachedIds(kit)).toHaveLength(2_000)
  expect(cachedIds(kit)[0]).toBe('user-98000')
  stop()
})

test('SCL-03 what is shown stays, and what was shown last goes last', () => {
  const kit = setup()
  const stop = boundProfiles(kit.queryClient, kit.client, 3)
  for (const userId of ['ada', 'bob', 'eve']) writeProfile(kit.queryClient, kit.client, profileOf(userId))
  const leaveAda = show(kit, 'ada')
  for (const userId of ['kim', 'lee']) writeProfile(kit.queryClient, kit.client, profileOf(userId))
  expect(cachedIds(kit)).toEqual(['ada', 'eve', 'kim', 'lee'])
  leaveAda()
  expect(cachedIds(kit)).toEqual(['ada', 'kim', 'lee'])
  writeProfile(kit.queryClient, kit.client, profileOf('max'))
  expect(cachedIds(kit)).toEqual(['ada', 'lee', 'max'])
  stop()
})

test('SCL-03 those on their way are waited for', async () => {
  const kit = setup()
  const stop = boundProfiles(kit.queryClient, kit.client, 2)
  await prefetchProfiles(kit.queryClient, kit.client, ['ada', 'bob', 'eve', 'kim'])
  expect(kit.api.requests.countBy({ outcome: 'answered' })).toBe(4)
  expect(cachedIds(kit)).toHaveLength(2)
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
  const stop = boundProfiles(kit.queryClient, kit.client, 1)
  await vi.waitFor(() => {
    expect(cachedIds(kit)).toEqual([undefined, 'ada', 'bob', 'eve', 'eve'])
  })
  stop()
  writeProfile(kit.queryClient, kit.client, profileOf('kim'))
  expect(cachedIds(kit)).toHaveLength(6)
})
