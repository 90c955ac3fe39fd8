import { act, render, renderHook, screen, waitFor } from '@testing-library/react'
import fc from 'fast-check'
import { afterEach, expect, test, vi } from 'vitest'
import type { DisplayProfile } from '../../src/query/display/DisplayProfile.ts'
import { useDisplayProfile } from '../../src/hooks/useDisplayProfile.ts'
import { ProfileProvider } from '../../src/hooks/ProfileProvider.tsx'
import { writeProfile } from '../../src/query/write/writeProfile.ts'
import { setup } from '../support/setup.tsx'

afterEach(() => {
  vi.useRealTimers()
})

test('default', async () => {
  const { wrapper } = setup()
  const { result } = renderHook(() => useDisplayProfile('ada'), { wrapper })
  expect(result.current).toEqual({ userId: 'ada', status: 'loading', name: '' })
  await waitFor(() => {
    expect(result.current.status).toBe('ready')
  })
  expect(result.current.name).toBe(result.current.profile?.name)
})

test('parameters: enabled: false shows what is cached and asks for nothing', async () => {
  const { api, client, queryClient, wrapper } = setup()
  const { result, rerender } = renderHook(({ enabled }) => useDisplayProfile('ada', { enabled }), {
    wrapper,
    initialProps: { enabled: false },
  })
  expect(result.current.status).toBe('loading')
  writeProfile(queryClient, client, await client.updateProfile('ada', { name: 'Ada' }))
  await waitFor(() => {
    expect(result.current.name).toBe('Ada')
  })
  rerender({ enabled: true })
  expect(result.current.name).toBe('Ada')
  expect(api.requests.countBy({ method: 'GET' })).toBe(0)
})

test('parameters: enabled: false -> true asks', async () => {
  const { api, wrapper } = setup()
  const { result, rerender } = renderHook(({ enabled }) => useDisplayProfile('ada', { enabled }), {
    wrapper,
    initialProps: { enabled: false },
  })
  expect(api.requests.count).toBe(0)
  rerender({ enabled: true })
  await waitFor(() => {
    expect(result.current.status).toBe('ready')
  })
  expect(api.requests.count).toBe(1)
})

test('CON-07 under StrictMode one request for one id', async () => {
  const { api, wrapper } = setup({ strict: true })
  const { result } = renderHook(() => useDisplayProfile('ada'), { wrapper })
  await waitFor(() => {
    expect(result.current.status).toBe('ready')
  })
  expect(api.requests.count).toBe(1)
})

test('signed out: a stand-in at once, and no request', () => {
  const { api, wrapper } = setup({ provider: { client: null } })
  const { result } = renderHook(() => useDisplayProfile('ada'), { wrapper })
  expect(result.current).toMatchObject({ status: 'fallback', name: 'User ada', reason: 'signed-out' })
  expect(api.requests.count).toBe(0)
})

test('behavior: only what it shows renders again', async () => {
  const { client, queryClient, wrapper } = setup()
  const renders = vi.fn<(shown: DisplayProfile) => void>()
  const { result } = renderHook(() => renders(useDisplayProfile('ada')), { wrapper })
  expect(result).toBeDefined()
  await waitFor(() => {
    expect(renders.mock.lastCall?.[0].status).toBe('ready')
  })
  renders.mockClear()
  await act(() => queryClient.invalidateQueries())
  expect(queryClient.isFetching()).toBe(0)
  expect(renders).not.toHaveBeenCalled()
  const shown = await client.updateProfile('ada', { name: 'Ada' })
  act(() => {
    writeProfile(queryClient, client, shown)
  })
  await waitFor(() => {
    expect(renders).toHaveBeenCalledTimes(1)
  })
})

test('behavior: down, then healthy: names appear within ten seconds, without a flicker', async () => {
  vi.useFakeTimers()
  const { api, wrapper } = setup({ scenario: 'down', strict: true })
  const seen: string[] = []
  renderHook(() => seen.push(useDisplayProfile('ada').status), { wrapper })
  await act(() => vi.advanceTimersByTimeAsync(60_000))
  expect([...new Set(seen)]).toEqual(['loading', 'fallback'])
  expect(seen.lastIndexOf('loading')).toBeLessThan(seen.indexOf('fallback'))
  api.setScenario('healthy')
  await act(() => vi.advanceTimersByTimeAsync(10_000))
  expect([...new Set(seen)]).toEqual(['loading', 'fallback', 'ready'])
})

test('behavior: a stand-in is one from the first frame where it has failed before', async () => {
  const { api, wrapper } = setup()
  api.failNext({ status: 500 })
  const first = renderHook(() => useDisplayProfile('ada'), { wrapper })
  await waitFor(() => {
    expect(first.result.current.status).toBe('fallback')
  })
  first.unmount()
  const seen: string[] = []
  renderHook(() => seen.push(useDisplayProfile('ada').status), { wrapper })
  await waitFor(() => {
    expect(seen.at(-1)).toBe('ready')
  })
  expect(seen).not.toContain('loading')
})

test('CON-01 the data of one is never shown as that of another', async () => {
  const { api, wrapper } = setup()
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.constantFrom('ada', 'bob', 'eve'), { minLength: 1, maxLength: 8 }),
      async (ids) => {
        const seen: [string, DisplayProfile][] = []
        const { rerender, unmount } = renderHook(
          ({ userId }) => {
            const shown = useDisplayProfile(userId)
            seen.push([userId, shown])
            return shown
          },
          { wrapper, initialProps: { userId: 'ada' } },
        )
        for (const userId of ids) {
          rerender({ userId })
          if (api.requests.count % 2 === 0) await act(() => Promise.resolve())
        }
        await waitFor(() => {
          expect(seen.at(-1)?.[1].status).toBe('ready')
        })
        for (const [userId, shown] of seen) {
          expect(shown.userId).toBe(userId)
          expect(shown.profile?.user_id ?? userId).toBe(userId)
        }
        unmount()
      },
    ),
    { numRuns: 20 },
  )
})

test('AUT-02 another client shows nothing of the former session, from the same commit', async () => {
  const first = setup({ userId: 'ada', profiles: [{ user_id: 'eve', name: 'Secret of the first' }] })
  const second = setup({ userId: 'bob', tenantId: 'other' })
  const frames: string[] = []
  function Name() {
    const { name } = useDisplayProfile('eve')
    frames.push(name)
    return <b title={name}>{name}</b>
  }
  const app = (client: typeof first.client | null) => (
    <ProfileProvider client={client} queryClient={first.queryClient}>
      <Name />
    </ProfileProvider>
  )
  const { rerender, container } = render(app(first.client))
  await screen.findByText('Secret of the first')
  frames.length = 0
  rerender(app(second.client))
  expect(container.innerHTML).not.toContain('Secret')
  await waitFor(() => {
    expect(frames.at(-1)).not.toBe('')
  })
  expect(frames).not.toContain('Secret of the first')
  rerender(app(null))
  expect(container).toHaveTextContent('User eve')
})

test('AUT-02 a disposed client is signed out', async () => {
  const { client, wrapper } = setup({ profiles: [{ user_id: 'eve', name: 'Secret' }] })
  const { result } = renderHook(() => useDisplayProfile('eve'), { wrapper })
  await waitFor(() => {
    expect(result.current.name).toBe('Secret')
  })
  act(() => {
    client.dispose()
  })
  expect(result.current).toMatchObject({ name: 'User eve', reason: 'signed-out' })
})
