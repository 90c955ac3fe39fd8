import { expect, test } from 'vitest'
import { settleProfiles } from '../../src/query/observe/settleProfiles.ts'
import { setup } from '../support/setup.tsx'

test('default: asks for each once, and has nothing to wait for afterwards', async () => {
  const { api, client, queryClient } = setup()
  await settleProfiles(queryClient, client, ['ada', 'bob', 'ada'])
  expect(settleProfiles(queryClient, client, ['ada', 'bob'])).toBeUndefined()
  expect(api.requests.count).toBe(2)
})

test("error: a framework's control flow is thrown before any other is asked for", async () => {
  const redirect = Object.assign(new Error('redirect'), { digest: 'NEXT_REDIRECT' })
  const { api, client, queryClient } = setup({ clientOptions: { tenantId: 'demo' } })
  const signedOut = { ...client, getProfile: () => Promise.reject(redirect) }
  await settleProfiles(queryClient, signedOut, ['bob'])
  expect(() => settleProfiles(queryClient, client, ['ada', 'bob'])).toThrow(redirect)
  expect(queryClient.isFetching()).toBe(0)
  expect(api.requests.count).toBe(0)
})
