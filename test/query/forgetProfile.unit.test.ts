import { QueryObserver } from '@tanstack/react-query'
import { expect, test } from 'vitest'
import { forgetProfile } from '../../src/query/forgetProfile.ts'
import { peekProfile } from '../../src/query/peekProfile.ts'
import { profileOptions } from '../../src/query/profileOptions.ts'
import { prefetchProfiles } from '../../src/query/prefetchProfiles.ts'
import { updateProfileOptions } from '../../src/query/updateProfileOptions.ts'
import { holdFetch } from '../support/heldFetch.ts'
import { setup } from '../support/setup.tsx'

test('default', async () => {
  const { api, client, queryClient } = setup()
  await prefetchProfiles(queryClient, client, ['ada', 'bob'])
  await forgetProfile(queryClient, client, 'ada')
  expect(queryClient.getQueryCache().getAll()).toHaveLength(1)
  expect(peekProfile(queryClient, client, 'bob')?.user_id).toBe('bob')
  expect(api.requests.count).toBe(2)
})

test('behavior: who is on screen shows nothing any longer, and is not asked for: that would create them again', async () => {
  const { api, client, queryClient } = setup()
  const observer = new QueryObserver(queryClient, profileOptions(client, 'ada'))
  const unsubscribe = observer.subscribe(() => undefined)
  await queryClient.fetchQuery(profileOptions(client, 'ada'))
  await forgetProfile(queryClient, client, 'ada')
  expect(observer.getCurrentResult()).toMatchObject({
    data: undefined,
    status: 'pending',
    fetchStatus: 'idle',
  })
  expect(api.requests.count).toBe(1)
  unsubscribe()
})

test('behavior: what is on its way does not come back', async () => {
  const held = holdFetch('demo')
  const { client, queryClient } = setup({ clientOptions: { fetch: held.fetch } })
  const reading = queryClient.fetchQuery(profileOptions(client, 'ada'))
  await held.sent(1)
  await Promise.all([
    expect(reading).rejects.toMatchObject({ silent: true }),
    forgetProfile(queryClient, client, 'ada'),
  ])
  held.requests[0]?.answer()
  await new Promise(setImmediate)
  expect(queryClient.getQueryCache().getAll()).toEqual([])
})

test('CON-03 an edit that fails later does not put the profile back', async () => {
  const { api, client, queryClient } = setup()
  await prefetchProfiles(queryClient, client, ['ada'])
  api.failNext({ status: 403, method: 'PUT' })
  const saving = queryClient
    .getMutationCache()
    .build(queryClient, updateProfileOptions(client, 'ada'))
    .execute({ name: 'Countess' })
  await Promise.all([
    expect(saving).rejects.toMatchObject({ code: 'forbidden' }),
    Promise.resolve().then(() => forgetProfile(queryClient, client, 'ada')),
  ])
  expect(peekProfile(queryClient, client, 'ada')).toBeUndefined()
})
