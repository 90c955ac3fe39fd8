import { expect, test, vi } from 'vitest'
import { observeProfile } from '../../src/query/observe/observeProfile.ts'
import { seedProfiles } from '../../src/query/seedProfiles.ts'
import { setup } from '../support/setup.tsx'

test('default', async () => {
  const { api, client, queryClient } = setup()
  const observed = observeProfile(queryClient, client, 'ada')
  expect(api.requests.count).toBe(0)
  const leave = observed.subscribe(() => undefined)
  await vi.waitFor(() => {
    expect(observed.getSnapshot().status).toBe('ready')
  })
  expect(api.requests.count).toBe(1)
  leave()
})

test('CON-08 what has left the cache while nobody watched, as behind a hidden part of a page, is watched anew', async () => {
  const { api, client, queryClient } = setup()
  const observed = observeProfile(queryClient, client, 'ada')
  const status = () => observed.getSnapshot().status
  observed.subscribe(() => undefined)()
  queryClient.clear()
  const leave = observed.subscribe(() => undefined)
  await vi.waitFor(() => {
    expect(status()).toBe('ready')
  })
  const profile = await client.updateProfile('ada', { name: 'Countess' })
  seedProfiles(queryClient, client, [profile])
  expect(observed.getSnapshot().name).toBe('Countess')
  // The first one was given up at once.
  expect(api.requests.countBy({ method: 'GET', outcome: 'answered' })).toBe(1)
  leave()
})

test('signed out: the stand-in, and no request', () => {
  const { api, queryClient } = setup()
  const observed = observeProfile(queryClient, null, 'ada')
  observed.subscribe(() => undefined)()
  observed.attach()
  observed.refetch()
  expect(observed.getSnapshot()).toMatchObject({ name: 'User ada', reason: 'signed-out' })
  expect(api.requests.count).toBe(0)
})
