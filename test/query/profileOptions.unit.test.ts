import { keepPreviousData, onlineManager, QueryClient, QueryObserver, useQuery } from '@tanstack/react-query'
import { expect, expectTypeOf, test, vi } from 'vitest'
import type { ProfileKitError } from '../../src/api/errors.ts'
import type { ProfileClient } from '../../src/api/ProfileClient.ts'
import type { Profile } from '../../src/api/schemas.ts'
import { leaderboardOptions } from '../../src/query/leaderboardOptions.ts'
import { profileOptions } from '../../src/query/profileOptions.ts'
import { setup } from '../support/setup.tsx'

test('reads through the client and is fresh for five minutes', async () => {
  const { api, client, queryClient } = setup()
  const profile = await queryClient.fetchQuery(profileOptions(client, 'ada'))
  await queryClient.fetchQuery(profileOptions(client, 'ada'))
  expect(profile.user_id).toBe('ada')
  expect(api.requests.count).toBe(1)
})

test('behavior: hostile defaults of the host change none of the promises', async () => {
  const persister = vi.fn<() => never>()
  const queryClient = new QueryClient({
    defaultOptions: {
      queries: {
        retry: 5,
        networkMode: 'online',
        refetchOnReconnect: false,
        throwOnError: true,
        placeholderData: keepPreviousData,
        initialData: 'nonsense',
        select: () => 'nonsense',
        persister,
        staleTime: 0,
        gcTime: 0,
        meta: { other: true },
      },
    },
  })
  const { client } = setup()
  const options = queryClient.defaultQueryOptions(profileOptions(client, 'ada'))
  expect(options).toMatchObject({
    retry: false,
    networkMode: 'always',
    refetchOnReconnect: true,
    throwOnError: false,
    meta: { profileKit: true },
    staleTime: 300_000,
    gcTime: Infinity,
  })
  for (const name of ['placeholderData', 'initialData', 'select', 'persister'] as const) {
    expect(options[name]).toBeUndefined()
  }
  onlineManager.setOnline(false)
  try {
    const observer = new QueryObserver(queryClient, profileOptions(client, 'ada'))
    const { data } = await observer.refetch()
    expect(data?.user_id).toBe('ada')
  } finally {
    onlineManager.setOnline(true)
  }
  expect(persister).not.toHaveBeenCalled()
  queryClient.clear()
})

test('behavior: leaving a read ends the request', async () => {
  const { api, client, queryClient } = setup()
  api.failNext({ delay: Infinity })
  const observer = new QueryObserver(queryClient, profileOptions(client, 'ada'))
  const leave = observer.subscribe(() => undefined)
  await vi.waitFor(() => {
    expect(api.requests.inFlight).toBe(1)
  })
  leave()
  await vi.waitFor(() => {
    expect(api.requests.countBy({ outcome: 'aborted' })).toBe(1)
  })
})

test('a page of a leaderboard is not compared row by row', () => {
  const { client } = setup()
  expect(leaderboardOptions(client, 'weekly').structuralSharing).toBe(false)
  expect(leaderboardOptions(client, 'weekly').queryKey).toEqual(
    leaderboardOptions(client, 'weekly', { limit: 100, offset: 0 }).queryKey,
  )
})

test('types: what a caller writes is inferred', () => {
  function useTypes(client: ProfileClient, queryClient: QueryClient) {
    const name = useQuery({ ...profileOptions(client, 'ada'), select: (profile) => profile.name })
    expectTypeOf(name.data).toEqualTypeOf<string | undefined>()
    expectTypeOf(name.error).toEqualTypeOf<ProfileKitError | null>()
    expectTypeOf(useQuery(profileOptions(client, 'ada')).data).toEqualTypeOf<Profile | undefined>()
    const cached = queryClient.getQueryData(profileOptions(client, 'ada').queryKey)
    expectTypeOf(cached).toEqualTypeOf<Profile | undefined>()
    expectTypeOf(queryClient.fetchQuery(profileOptions(client, 'ada'))).resolves.toEqualTypeOf<Profile>()
  }
  expectTypeOf(useTypes).returns.toEqualTypeOf<void>()
})
