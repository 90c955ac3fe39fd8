import {
  focusManager,
  keepPreviousData,
  MutationCache,
  onlineManager,
  QueryCache,
  QueryClient,
} from '@tanstack/react-query'
import { act, renderHook, waitFor } from '@testing-library/react'
import { StrictMode } from 'react'
import { afterEach, expect, test, vi } from 'vitest'
import { useDisplayProfile } from '../../src/hooks/useDisplayProfile.ts'
import { useLeaderboard } from '../../src/hooks/useLeaderboard.ts'
import { useProfile } from '../../src/hooks/useProfile.ts'
import { useProfiles } from '../../src/hooks/useProfiles.ts'
import { useUpdateProfile } from '../../src/hooks/useUpdateProfile.ts'
import { setup, type SetupOptions } from '../support/setup.tsx'

/** The defaults of an app that did not think of us. */
function setupHostile(options: SetupOptions = {}) {
  const toast = vi.fn<(error: unknown) => void>()
  const queryClient = new QueryClient({
    queryCache: new QueryCache({
      onError(error, query) {
        // As the README says: stand-ins and healing are the kit's business.
        if (!query.meta?.['profileKit']) toast(error)
      },
    }),
    mutationCache: new MutationCache({
      onError(error, _variables, _result, mutation) {
        if (!mutation.meta?.['profileKit']) toast(error)
      },
    }),
    defaultOptions: {
      queries: {
        staleTime: 0,
        gcTime: 0,
        retry: 3,
        retryDelay: 1,
        throwOnError: true,
        placeholderData: keepPreviousData,
        networkMode: 'offlineFirst',
        refetchOnMount: 'always',
        refetchOnWindowFocus: 'always',
        select: () => 'something else',
        structuralSharing: false,
      },
      mutations: { retry: 3, retryDelay: 1, throwOnError: true, networkMode: 'online' },
    },
  })
  return { ...setup({ queryClient, ...options }), toast }
}

afterEach(() => {
  onlineManager.setOnline(true)
  focusManager.setFocused(undefined)
  vi.restoreAllMocks()
})

const profiles = [
  { user_id: 'ada', name: 'Ada' },
  { user_id: 'bob', name: 'Bob' },
]

test('a host that selects and places: a profile is the profile', async () => {
  const { wrapper } = setupHostile({ profiles })
  const { result } = renderHook(() => useProfile('ada'), { wrapper })
  await waitFor(() => {
    expect(result.current.data?.name).toBe('Ada')
  })
})

test('CON-01 a host that keeps previous data: never the data of another', async () => {
  const { wrapper } = setupHostile({ profiles })
  const seen: unknown[] = []
  const { result, rerender } = renderHook(
    ({ userId }) => {
      const single = useProfile(userId)
      const shown = useDisplayProfile(userId)
      const many = useProfiles([userId])
      seen.push([userId, single.data?.user_id, shown.profile?.user_id, many.profiles[0]?.profile?.user_id])
      return [single.data?.name, shown.name, many.profiles[0]?.name]
    },
    { wrapper, initialProps: { userId: 'ada' } },
  )
  await waitFor(() => {
    expect(result.current).toEqual(['Ada', 'Ada', 'Ada'])
  })
  rerender({ userId: 'bob' })
  expect(result.current).toEqual([undefined, '', ''])
  await waitFor(() => {
    expect(result.current).toEqual(['Bob', 'Bob', 'Bob'])
  })
  for (const row of seen) expect(new Set([row].flat().filter((id) => id !== undefined)).size).toBe(1)
})

test('a host that throws, retries and shows toasts: a failure is a stand-in, asked for once, without a toast', async () => {
  const { api, wrapper, toast } = setupHostile()
  api.failNext({ status: 403 })
  const { result } = renderHook(() => useDisplayProfile('ada'), { wrapper })
  await waitFor(() => {
    expect(result.current).toMatchObject({ status: 'fallback', reason: 'forbidden' })
  })
  expect(api.requests.count).toBe(1)
  expect(toast).not.toHaveBeenCalled()
})

test('CON-09 useProfiles: one failure leaves the others alone, and nothing is thrown', async () => {
  const { api, wrapper, toast } = setupHostile({ profiles })
  api.failNext({ status: 403, userId: 'bob' })
  const { result } = renderHook(() => useProfiles(['ada', 'bob']), { wrapper })
  await waitFor(() => {
    expect(result.current).toMatchObject({ readyCount: 1, failedCount: 1 })
  })
  expect(api.requests.count).toBe(2)
  expect(toast).not.toHaveBeenCalled()
})

test('CON-07 a host that reads on every mount: under StrictMode one request for one id', async () => {
  const { api, wrapper: Wrapper } = setupHostile({ profiles })
  const { result } = renderHook(
    () => [useDisplayProfile('ada').name, useProfiles(['ada']).profiles[0]?.name],
    {
      wrapper: ({ children }) => (
        <StrictMode>
          <Wrapper>{children}</Wrapper>
        </StrictMode>
      ),
    },
  )
  await waitFor(() => {
    expect(result.current).toEqual(['Ada', 'Ada'])
  })
  expect(api.requests.count).toBe(1)
})

test('NET-09 whatever the browser says about the network, a first read and a change are tried', async () => {
  const { api, wrapper } = setupHostile({ profiles })
  onlineManager.setOnline(false)
  const { result } = renderHook(() => [useDisplayProfile('ada'), useUpdateProfile('ada')] as const, {
    wrapper,
  })
  await waitFor(() => {
    expect(result.current[0].name).toBe('Ada')
  })
  await act(() => result.current[1].mutateAsync({ name: 'Countess' }))
  expect(result.current[0].name).toBe('Countess')
  expect(api.requests.countBy({ method: 'PUT' })).toBe(1)
})

test('CON-03 a host that retries changes: one that is refused goes back, and is sent once', async () => {
  const { api, wrapper, toast } = setupHostile({ profiles })
  const { result } = renderHook(() => [useDisplayProfile('ada'), useUpdateProfile('ada')] as const, {
    wrapper,
  })
  await waitFor(() => {
    expect(result.current[0].name).toBe('Ada')
  })
  api.failNext({ method: 'PUT', status: 422 })
  act(() => result.current[1].mutate({ name: 'Refused' }))
  await waitFor(() => {
    expect(result.current[1].error?.status).toBe(422)
  })
  expect(result.current[0].name).toBe('Ada')
  expect(api.requests.countBy({ method: 'PUT' })).toBe(1)
  expect(toast).not.toHaveBeenCalled()
})

test('a board: pages as they are, and a failure that can be read', async () => {
  const { api, wrapper, toast } = setupHostile()
  const { result } = renderHook(() => useLeaderboard('weekly', { pageSize: 5 }), { wrapper })
  await waitFor(() => {
    expect(result.current.status).toBe('success')
  })
  expect(result.current.entries).toHaveLength(5)
  api.failNext({ status: 403 })
  act(() => result.current.refetch())
  await waitFor(() => {
    expect(result.current.error?.code).toBe('forbidden')
  })
  expect(toast).not.toHaveBeenCalled()
})

test('CON-13 a host whose MutationCache throws: what the service has changed is shown, what it refused is not', async () => {
  const fail = () => {
    throw new Error('in a toast')
  }
  const queryClient = new QueryClient({
    mutationCache: new MutationCache({ onSuccess: fail, onError: fail, onSettled: fail }),
  })
  const { api, wrapper } = setup({ profiles, queryClient })
  const lost: unknown[] = []
  const onLost = (error: unknown) => lost.push(error)
  process.on('unhandledRejection', onLost)
  const { result } = renderHook(() => [useDisplayProfile('ada'), useUpdateProfile('ada')] as const, {
    wrapper,
  })
  await waitFor(() => {
    expect(result.current[0].name).toBe('Ada')
  })
  await act(() => result.current[1].mutateAsync({ name: 'Countess' }).catch(() => undefined))
  expect(result.current[0].name).toBe('Countess')
  api.failNext({ method: 'PUT', status: 422 })
  await act(() => result.current[1].mutateAsync({ name: 'Refused' }).catch(() => undefined))
  expect(result.current[0].name).toBe('Countess')
  await new Promise((resolve) => setTimeout(resolve))
  process.off('unhandledRejection', onLost)
  expect(lost.map(String).filter((error) => error !== 'Error: in a toast')).toEqual([])
})

test.each(['the window', 'the network'])(
  'SCL-07 a host that reads whenever it can: with %s back, a service that is down is asked by a few, and not at once',
  async (what) => {
    const { api, wrapper } = setupHostile({ scenario: 'down' })
    const userIds = Array.from({ length: 50 }, (_, index) => `user-${index}`)
    const { result } = renderHook(() => [useProfiles(userIds), useDisplayProfile('ada')] as const, {
      wrapper,
    })
    await waitFor(() => {
      expect(result.current[0].failedCount).toBe(50)
    })
    api.requests.clear()
    act(() => {
      const set = (isBack: boolean) =>
        what === 'the window' ? focusManager.setFocused(isBack) : onlineManager.setOnline(isBack)
      set(false)
      set(true)
    })
    expect(api.requests.count).toBe(0)
    await waitFor(
      () => {
        expect(api.requests.count).toBeGreaterThan(0)
      },
      { timeout: 2_000 },
    )
    expect(api.requests.count).toBeLessThanOrEqual(6)
    api.setScenario('healthy')
    await waitFor(
      () => {
        expect(result.current[0].readyCount).toBe(50)
      },
      { timeout: 10_000 },
    )
  },
)

test('behavior: what is fresh enough or stale is read with the window back as the host wants it', async () => {
  const { api, wrapper } = setupHostile({ profiles })
  const { result } = renderHook(() => [useProfiles(['ada']), useDisplayProfile('bob')] as const, { wrapper })
  await waitFor(() => {
    expect([result.current[0].readyCount, result.current[1].name]).toEqual([1, 'Bob'])
  })
  act(() => {
    focusManager.setFocused(false)
    focusManager.setFocused(true)
  })
  await waitFor(() => {
    expect(api.requests.count).toBe(4)
  })
})

test('CON-08 a host that clears its cache: with the next render all show one entry again', async () => {
  const { api, wrapper, queryClient } = setupHostile({ profiles })
  const { result, rerender } = renderHook(
    () => ({
      names: [
        useProfile('ada').data?.name,
        useDisplayProfile('ada').name,
        useProfiles(['ada']).profiles[0]?.name,
      ],
      update: useUpdateProfile('ada'),
    }),
    { wrapper },
  )
  await waitFor(() => {
    expect(result.current.names).toEqual(['Ada', 'Ada', 'Ada'])
  })
  act(() => queryClient.clear())
  rerender()
  await waitFor(() => {
    expect(api.requests.count).toBe(2)
  })
  await act(() => result.current.update.mutateAsync({ name: 'Countess' }))
  await waitFor(() => {
    expect(result.current.names).toEqual(['Countess', 'Countess', 'Countess'])
  })
})
