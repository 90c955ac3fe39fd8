import { QueryClient } from '@tanstack/react-query'
import { expect, test } from 'vitest'
import { fallbackProfile } from '../../src/api/fallbackProfile.ts'
import { peekProfile } from '../../src/query/peekProfile.ts'
import { profileOptions } from '../../src/query/profileOptions.ts'
import { seedProfiles } from '../../src/query/seedProfiles.ts'
import { setup } from '../support/setup.tsx'

const at = (userId: string, name: string, updated_at: string) => ({
  ...fallbackProfile({ tenantId: 'demo', userId }),
  name,
  updated_at,
})

test('default', async () => {
  const { api, client, queryClient } = setup()
  seedProfiles(queryClient, client, [
    at('ada', 'Ada', '2026-01-01T00:00:00Z'),
    at('bob', 'Bob', '2026-01-01T00:00:00Z'),
  ])
  expect(peekProfile(queryClient, client, 'ada')?.name).toBe('Ada')
  const { name } = await queryClient.fetchQuery(profileOptions(client, 'bob'))
  expect(name).toBe('Bob')
  expect(api.requests.count).toBe(0)
})

test('CON-02 a seed never replaces what is newer', () => {
  const { client, queryClient } = setup()
  seedProfiles(queryClient, client, [at('ada', 'new', '2026-01-02T00:00:00Z')])
  seedProfiles(queryClient, client, [at('ada', 'old', '2026-01-01T00:00:00Z')])
  expect(peekProfile(queryClient, client, 'ada')?.name).toBe('new')
})

test("behavior: an entry is kept as the kit's, whatever the host's defaults", () => {
  const queryClient = new QueryClient({ defaultOptions: { queries: { gcTime: 1, meta: { host: true } } } })
  const { client } = setup({ queryClient })
  seedProfiles(queryClient, client, [at('ada', 'Ada', '2026-01-01T00:00:00Z')])
  const [query] = queryClient.getQueryCache().getAll()
  expect(query?.meta).toEqual({ profileKit: true })
  expect(query?.gcTime).toBe(Infinity)
})

test('AUT-01 nothing is seeded after the logout', () => {
  const { client, queryClient } = setup()
  client.dispose()
  seedProfiles(queryClient, client, [at('ada', 'Ada', '2026-01-01T00:00:00Z')])
  expect(queryClient.getQueryCache().getAll()).toEqual([])
})

test('peekProfile: asks for nothing, and sees nothing of another login or after the logout', () => {
  const { api, client, queryClient } = setup()
  const other = setup({ api, userId: 'user-1', queryClient }).client
  expect(peekProfile(queryClient, client, 'ada')).toBeUndefined()
  seedProfiles(queryClient, client, [at('ada', 'Ada', '2026-01-01T00:00:00Z')])
  expect(peekProfile(queryClient, other, 'ada')).toBeUndefined()
  client.dispose()
  expect(peekProfile(queryClient, client, 'ada')).toBeUndefined()
  expect(api.requests.count).toBe(0)
})
