import { act, render, renderHook, waitFor } from '@testing-library/react'
import { onlineManager, QueryClient } from '@tanstack/react-query'
import { expect, test } from 'vitest'
import { useCurrentProfile } from '../../src/hooks/useCurrentProfile.ts'
import { useDisplayProfile } from '../../src/hooks/useDisplayProfile.ts'
import { useProfile } from '../../src/hooks/useProfile.ts'
import { profileOptions } from '../../src/query/profileOptions.ts'
import { setup } from '../support/setup.tsx'

test('default', async () => {
  const { api, wrapper } = setup()
  const { result } = renderHook(() => useProfile('ada'), { wrapper })
  expect(result.current.isPending).toBe(true)
  await waitFor(() => {
    expect(result.current.data?.user_id).toBe('ada')
  })
  expect(api.requests.count).toBe(1)
})

test('parameters: userId: undefined -> defined', async () => {
  const { api, wrapper } = setup()
  const { result, rerender } = renderHook(({ userId }) => useProfile(userId), {
    wrapper,
    initialProps: { userId: undefined as string | undefined },
  })
  expect(result.current).toMatchObject({ isPending: true, fetchStatus: 'idle' })
  rerender({ userId: 'ada' })
  await waitFor(() => {
    expect(result.current.data?.user_id).toBe('ada')
  })
  expect(api.requests.count).toBe(1)
})

test('parameters: enabled cannot make up an id', () => {
  const { api, wrapper } = setup()
  const { result } = renderHook(() => useProfile(undefined, { enabled: true }), { wrapper })
  expect(result.current.fetchStatus).toBe('idle')
  expect(api.requests.count).toBe(0)
})

test('parameters: staleTime of the call goes before that of the provider', async () => {
  const kit = setup({ provider: { staleTime: 0 } })
  const read = async (options?: { staleTime: number }) => {
    const { result, unmount } = renderHook(() => useProfile('ada', options), { wrapper: kit.wrapper })
    await waitFor(() => {
      expect(result.current).toMatchObject({ isSuccess: true, isFetching: false })
    })
    unmount()
  }
  await read()
  await read()
  expect(kit.api.requests.count).toBe(2)
  await read({ staleTime: 60_000 })
  expect(kit.api.requests.count).toBe(2)
})

test('behavior: an error is the kit error, after no retry of the host', async () => {
  const queryClient = new QueryClient({ defaultOptions: { queries: { retry: 3, throwOnError: true } } })
  const { api, wrapper } = setup({ queryClient })
  api.failNext({ status: 403 })
  const { result } = renderHook(() => useProfile('ada'), { wrapper })
  await waitFor(() => {
    expect(result.current.error?.code).toBe('forbidden')
  })
  expect(api.requests.count).toBe(1)
})

test('behavior: options that are undefined leave what there is', async () => {
  const kit = setup({ provider: { gcTime: 7_000 } })
  // As those write who do not tell `undefined` from nothing.
  const options: object = { staleTime: undefined, gcTime: undefined, retry: undefined }
  kit.api.failNext({ status: 500 })
  const { result } = renderHook(() => useProfile('ada', options), { wrapper: kit.wrapper })
  await waitFor(() => {
    expect(result.current.error?.code).toBe('http')
  })
  await act(() => result.current.refetch())
  renderHook(() => useProfile('ada', options), { wrapper: kit.wrapper })
  expect(kit.api.requests.count).toBe(2)
  expect(kit.queryClient.getQueryCache().getAll()).toMatchObject([{ gcTime: 7_000 }])
})

test('behavior: what cannot be helped by asking again is asked for when the network is back', async () => {
  const { api, wrapper } = setup()
  api.failNext({ status: 403 })
  const { result } = renderHook(() => useDisplayProfile('ada'), { wrapper })
  await waitFor(() => {
    expect(result.current.status).toBe('fallback')
  })
  act(() => {
    onlineManager.setOnline(false)
    onlineManager.setOnline(true)
  })
  await waitFor(() => {
    expect(result.current.status).toBe('ready')
  })
})

test('signed out: no request, ever', async () => {
  const { api, wrapper } = setup({ provider: { client: null } })
  const { result } = renderHook(() => useProfile('ada', { enabled: true }), { wrapper })
  expect(result.current).toMatchObject({ isPending: true, fetchStatus: 'idle' })
  const { error } = await result.current.refetch()
  expect(error?.code).toBe('unauthorized')
  expect(api.requests.count).toBe(0)
})

test('CON-07 under StrictMode one request for one id', async () => {
  const { api, wrapper } = setup({ strict: true })
  const { result } = renderHook(() => useProfile('ada'), { wrapper })
  await waitFor(() => {
    expect(result.current.isSuccess).toBe(true)
  })
  expect(api.requests.count).toBe(1)
})

test('CON-08 five hundred components and one id are one request', async () => {
  const { api, wrapper } = setup()
  function Name() {
    return <li>{useProfile('ada').data?.user_id}</li>
  }
  const { container } = render(
    Array.from({ length: 500 }, (_, index) => <Name key={index} />),
    { wrapper },
  )
  await waitFor(() => {
    expect([...container.children].every(({ textContent }) => textContent === 'ada')).toBe(true)
  })
  expect(container.children).toHaveLength(500)
  expect(api.requests.count).toBe(1)
})

test('in a page a profile that nobody shows is kept for half an hour', () => {
  expect(profileOptions(setup().client, 'ada').gcTime).toBe(30 * 60_000)
})

test('useCurrentProfile: whoever is at the screen', async () => {
  const { wrapper } = setup({ provider: { currentUserId: 'ada' } })
  const { result } = renderHook(() => useCurrentProfile(), { wrapper })
  await waitFor(() => {
    expect(result.current.data?.user_id).toBe('ada')
  })
})

test('useCurrentProfile: idle while it is not known who that is', () => {
  const { api, wrapper } = setup()
  const { result } = renderHook(() => useCurrentProfile(), { wrapper })
  expect(result.current.fetchStatus).toBe('idle')
  expect(api.requests.count).toBe(0)
})
