import { afterEach, expect, test, vi } from 'vitest'
import { prefetchProfiles } from '../../src/query/prefetchProfiles.ts'
import { profileOptions } from '../../src/query/profileOptions.ts'
import { setup } from '../support/setup.tsx'

afterEach(() => {
  vi.unstubAllGlobals()
})

test.each([
  ['a worker', 'location'],
  ['React Native', 'window'],
])('AUT-02 in %s, the end of a login takes along what it has read', async (_where, global) => {
  vi.stubGlobal(global, {})
  const { client, queryClient } = setup()
  expect(profileOptions(client, 'ada').gcTime).toBe(30 * 60_000)
  await prefetchProfiles(queryClient, client, ['ada'])
  client.dispose()
  expect(queryClient.getQueryCache().getAll()).toEqual([])
})

test('on a server a client may end before the page is rendered, and what is cached goes with the cache', async () => {
  const { client, queryClient } = setup()
  await prefetchProfiles(queryClient, client, ['ada'])
  client.dispose()
  expect(queryClient.getQueryCache().getAll()).toHaveLength(1)
})
