import { expect, test } from 'vitest'
import { clear, createStore, keys } from 'idb-keyval'
import { peekProfile } from '../../src/query/peekProfile.ts'
import { persistProfiles } from '../../src/query/persist/persistProfiles.ts'
import { prefetchProfiles } from '../../src/query/prefetchProfiles.ts'
import { seedProfiles } from '../../src/query/seedProfiles.ts'
import { fallbackProfile } from '../../src/api/fallbackProfile.ts'
import { setup } from '../support/setup.tsx'

const store = createStore('profile-kit', 'profiles')

/** A visit that is told nothing of what the former one had in memory. */
async function visit(userId = 'user-0') {
  const kit = setup({ userId })
  const { restored, stop } = persistProfiles(kit.queryClient, kit.client)
  await restored
  return { ...kit, stop }
}

test('AUT-17 over a reload, in the IndexedDB of a real browser: each login its own, wiped by the logout', async () => {
  await clear(store)
  const first = await visit()
  await prefetchProfiles(first.queryClient, first.client, ['ada', 'bob'])
  await first.stop()
  expect(await keys(store)).toHaveLength(2)

  const stranger = await visit('stranger')
  expect(peekProfile(stranger.queryClient, stranger.client, 'ada')).toBeUndefined()

  const second = await visit()
  await prefetchProfiles(second.queryClient, second.client, ['ada', 'bob'])
  expect(second.api.requests.count).toBe(0)
  expect(peekProfile(second.queryClient, second.client, 'ada')?.user_id).toBe('ada')

  second.client.dispose()
  await expect.poll(() => keys(store)).toEqual([])
})

test('two thousand profiles are written and restored without a pause that is felt', async () => {
  await clear(store)
  const first = await visit()
  const profiles = Array.from({ length: 2_000 }, (_, index) =>
    fallbackProfile({ tenantId: 'demo', userId: `player-${index}` }),
  )
  seedProfiles(first.queryClient, first.client, profiles)
  const writing = performance.now()
  await first.stop()
  const written = performance.now() - writing
  const reading = performance.now()
  const second = await visit()
  const restored = performance.now() - reading
  expect(peekProfile(second.queryClient, second.client, 'player-1999')?.user_id).toBe('player-1999')
  console.info(`2,000 profiles: written in ${Math.round(written)} ms, restored in ${Math.round(restored)} ms`)
  expect(restored).toBeLessThan(2_000)
  second.client.dispose()
  await expect.poll(() => keys(store)).toEqual([])
})
