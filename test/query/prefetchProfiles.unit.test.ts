import { QueryClient } from '@tanstack/react-query'
import { expect, test } from 'vitest'
import { prefetchProfiles } from '../../src/query/prefetchProfiles.ts'
import { profileOptions } from '../../src/query/profileOptions.ts'
import { setup } from '../support/setup.tsx'

test('default', async () => {
  const { api, client, queryClient } = setup()
  await prefetchProfiles(queryClient, client, ['ada', 'bob', 'ada'])
  expect(queryClient.getQueryData(profileOptions(client, 'bob').queryKey)?.user_id).toBe('bob')
  await prefetchProfiles(queryClient, client, ['bob'])
  expect(api.requests.count).toBe(2)
})

test('CON-09 one that fails leaves the others alone', async () => {
  const { api, client, queryClient } = setup()
  api.failNext({ status: 500, userId: 'bob' })
  await prefetchProfiles(queryClient, client, ['ada', 'bob', '..', 'eve'])
  const names = ['ada', 'bob', 'eve'].map(
    (id) => queryClient.getQueryData(profileOptions(client, id).queryKey)?.user_id,
  )
  expect(names).toEqual(['ada', undefined, 'eve'])
})

test("behavior: a framework's control flow passes through", async () => {
  const { client } = setup()
  const redirect = Object.assign(new Error('redirect'), { digest: 'NEXT_REDIRECT' })
  const interrupted = { ...client, getProfile: () => Promise.reject(redirect) }
  await expect(prefetchProfiles(new QueryClient(), interrupted, ['ada'])).rejects.toBe(redirect)
})

test('behavior: a disposed client rejects', async () => {
  const { client, queryClient } = setup()
  client.dispose()
  await expect(prefetchProfiles(queryClient, client, ['ada'])).rejects.toMatchObject({ name: 'AbortError' })
})
