import { QueryClient } from '@tanstack/react-query'
import { expect, test, vi } from 'vitest'
import { createProfileClient } from '../../src/api/createProfileClient.ts'
import { dehydrateProfiles } from '../../src/query/transfer/dehydrateProfiles.ts'
import { prefetchProfiles } from '../../src/query/prefetchProfiles.ts'
import { serializeState } from '../../src/query/transfer/serializeState.ts'
import { beginEdit } from '../../src/query/write/profileEdits.ts'
import { profileKeys } from '../../src/query/profileKeys.ts'
import { createMockApi } from '../../src/mock/createMockApi.ts'
import { createMockToken } from '../../src/mock/createMockToken.ts'
import { setup } from '../support/setup.tsx'

test('default', async () => {
  const { client, queryClient } = setup()
  await prefetchProfiles(queryClient, client, ['ada', 'bob'])
  const { queries, mutations } = dehydrateProfiles(queryClient, client)
  expect(queries.map(({ queryKey, state: { status } }) => [queryKey.at(-1), status])).toEqual([
    ['ada', 'success'],
    ['bob', 'success'],
  ])
  expect(mutations).toEqual([])
})

test('SSR-03 profiles and codes, and nothing else: no token, no detail of an error, nothing of the host', async () => {
  const canary = 'canary-7f3a9c51'
  const token = createMockToken({ tenantId: 'demo', userId: canary })
  const { api, client, queryClient } = setup({
    clientOptions: { token, headers: { 'X-Secret': canary } },
  })
  queryClient.setQueryData(['cart'], canary)
  queryClient.setQueryData(profileKeys.leaderboard(client.scope, canary, null, 10, 0), { entries: [] })
  api.failNext({
    status: 403,
    userId: 'bob',
    body: { error: canary, code: canary },
    headers: { 'X-Request-Id': canary },
  })
  await prefetchProfiles(queryClient, client, ['ada', 'bob'])
  const state = dehydrateProfiles(queryClient, client)
  const text = serializeState(state)
  expect([canary, token, ...token.split('.')].filter((secret) => text.includes(secret))).toEqual([])
  expect(state.queries.map(({ state: { data, error } }) => [data !== undefined, error])).toEqual([
    [true, null],
    [false, { name: 'ProfileKitError', message: expect.any(String), code: 'forbidden' }],
  ])
})

test('SSR-03 what is being edited leaves as the service has it', async () => {
  const { client, queryClient } = setup()
  await prefetchProfiles(queryClient, client, ['ada'])
  beginEdit(queryClient, profileKeys.profile(client.scope, 'ada'), { name: 'draft' })
  expect(serializeState(dehydrateProfiles(queryClient, client))).not.toContain('draft')
})

test('behavior: what is still on its way is left out', () => {
  const { client, queryClient } = setup()
  void prefetchProfiles(queryClient, client, ['ada']).catch(() => undefined)
  expect(dehydrateProfiles(queryClient, client).queries).toEqual([])
  client.dispose()
})

test('SSR-02 of two logins in one cache only the own is sent, and the mistake is told once', async () => {
  const warn = vi.spyOn(console, 'warn').mockImplementation(() => undefined)
  const queryClient = new QueryClient()
  const acme = setup({ tenantId: 'acme', clientOptions: { tenantId: 'acme' }, queryClient })
  const bolt = setup({ tenantId: 'bolt', clientOptions: { tenantId: 'bolt' }, queryClient })
  await prefetchProfiles(queryClient, acme.client, ['ada'])
  await prefetchProfiles(queryClient, bolt.client, ['ada'])
  expect(serializeState(dehydrateProfiles(queryClient, acme.client))).not.toContain('bolt')
  expect(serializeState(dehydrateProfiles(queryClient, bolt.client))).not.toContain('acme')
  expect(warn).toHaveBeenCalledTimes(1)
  expect(warn).toHaveBeenCalledWith(expect.stringContaining('two logins'))
  warn.mockRestore()
})

test('error: without a session, with the cure', () => {
  const client = createProfileClient({
    baseUrl: 'https://api.example.com',
    token: () => 'h.e.s',
    fetch: createMockApi().fetch,
  })
  expect(() => dehydrateProfiles(new QueryClient(), client)).toThrow(/Pass `session` to createProfileClient/)
})
