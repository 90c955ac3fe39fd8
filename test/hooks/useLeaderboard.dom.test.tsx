import { focusManager } from '@tanstack/react-query'
import { act, renderHook, waitFor } from '@testing-library/react'
import { afterEach, expect, onTestFinished, test, vi } from 'vitest'
import { useLeaderboard, type UseLeaderboardOptions } from '../../src/hooks/useLeaderboard.ts'
import { createMockApi } from '../../src/mock/createMockApi.ts'
import { createStandings } from '../../src/mock/createStandings.ts'
import { setup } from '../support/setup.tsx'

afterEach(() => {
  vi.useRealTimers()
})

const offsetOf = (path: string) => Number(new URL(path, 'https://api.example.com').searchParams.get('offset'))

const leaderboards = { weekly: createStandings({ size: 25 }), daily: createStandings({ size: 3 }) }

test('default', async () => {
  const { api, wrapper } = setup({ leaderboards })
  const { result } = renderHook(() => useLeaderboard('weekly'), { wrapper })
  expect(result.current).toMatchObject({ status: 'pending', entries: [], total: undefined, error: null })
  await waitFor(() => {
    expect(result.current.status).toBe('success')
  })
  expect(result.current.entries.map(({ rank }) => rank)).toEqual(
    Array.from({ length: 25 }, (_, index) => index + 1),
  )
  expect(result.current).toMatchObject({ total: 25, hasNextPage: false, isFetching: false })
  expect(api.requests.count).toBe(1)
})

test('parameters: pageSize: pages are read one by one, each into its own entry', async () => {
  const { api, wrapper } = setup({ leaderboards, strict: true })
  const { result } = renderHook(() => useLeaderboard('weekly', { pageSize: 10 }), { wrapper })
  for (const count of [10, 20, 25]) {
    await waitFor(() => {
      expect(result.current.entries).toHaveLength(count)
    })
    act(() => {
      result.current.fetchNextPage()
      result.current.fetchNextPage()
    })
  }
  expect(result.current.hasNextPage).toBe(false)
  expect(api.requests.count).toBe(3)
})

test.each([
  ['gives fewer than it was asked for', 'limit', '4', [4, 8, 10, 10]],
  ['gives the first page again and again', 'offset', '0', [10, 10]],
])('behavior: a service that %s, and no total, is read to its end', async (_what, key, value, counts) => {
  const api = createMockApi({ leaderboards: { weekly: createStandings({ size: 10 }) } })
  const answer: typeof fetch = async (input, init) => {
    const url = new URL(input instanceof Request ? input.url : input)
    url.searchParams.set(key, value)
    const { entries } = await (await api.fetch(url, init)).json()
    return Response.json({ entries })
  }
  const { wrapper } = setup({ api, clientOptions: { fetch: answer } })
  const { result } = renderHook(() => useLeaderboard('weekly', { pageSize: 10 }), { wrapper })
  for (const [index, count] of counts.entries()) {
    await waitFor(() => {
      expect(api.requests.countBy({ outcome: 'answered' })).toBe(index + 1)
      expect(result.current.isFetching).toBe(false)
    })
    expect(result.current.entries).toHaveLength(count)
    expect(result.current.hasNextPage).toBe(index < counts.length - 1)
    act(() => {
      result.current.fetchNextPage()
    })
  }
})

test('CON-12 fetchNextPage stays the same function while nothing changed', async () => {
  const { wrapper } = setup({ leaderboards })
  const { result, rerender } = renderHook(() => useLeaderboard('weekly', { pageSize: 10 }), { wrapper })
  await waitFor(() => {
    expect(result.current.hasNextPage).toBe(true)
  })
  const { fetchNextPage } = result.current
  rerender()
  expect(result.current.fetchNextPage).toBe(fetchNextPage)
})

test('parameters: leaderboardId: another board begins with its first page', async () => {
  const { wrapper } = setup({ leaderboards })
  const { result, rerender } = renderHook(({ id }) => useLeaderboard(id, { pageSize: 10 }), {
    wrapper,
    initialProps: { id: 'weekly' },
  })
  await waitFor(() => {
    expect(result.current.hasNextPage).toBe(true)
  })
  act(() => {
    result.current.fetchNextPage()
  })
  await waitFor(() => {
    expect(result.current.entries).toHaveLength(20)
  })
  rerender({ id: 'daily' })
  expect(result.current).toMatchObject({ status: 'pending', entries: [] })
  await waitFor(() => {
    expect(result.current.entries).toHaveLength(3)
  })
})

test('CON-12 the list stays the same while nothing changed', async () => {
  const { wrapper } = setup({ leaderboards })
  const { result, rerender } = renderHook(() => useLeaderboard('weekly'), { wrapper })
  await waitFor(() => {
    expect(result.current.status).toBe('success')
  })
  const { entries } = result.current
  rerender()
  expect(result.current.entries).toBe(entries)
})

test('behavior: refetch reads the pages again', async () => {
  const { api, wrapper } = setup({ leaderboards })
  const { result } = renderHook(() => useLeaderboard('weekly'), { wrapper })
  await waitFor(() => {
    expect(result.current.status).toBe('success')
  })
  act(() => {
    result.current.refetch()
  })
  await waitFor(() => {
    expect(api.requests.countBy({ outcome: 'answered' })).toBe(2)
  })
  expect(result.current.entries).toHaveLength(25)
})

test('behavior: retryFailed reads what could not be read, and nothing else', async () => {
  const { api, wrapper } = setup({ leaderboards })
  const { result } = renderHook(() => useLeaderboard('weekly', { pageSize: 10 }), { wrapper })
  await waitFor(() => {
    expect(result.current.hasNextPage).toBe(true)
  })
  // A failure that the kit does not try to heal by itself.
  api.failNext({ status: 403 })
  act(() => {
    result.current.fetchNextPage()
  })
  await waitFor(() => {
    expect(result.current.error?.code).toBe('forbidden')
  })
  act(() => {
    result.current.retryFailed()
  })
  await waitFor(() => {
    expect(result.current).toMatchObject({ error: null, entries: { length: 20 } })
  })
  act(() => {
    result.current.retryFailed()
  })
  expect(api.requests.entries.map(({ path }) => offsetOf(path))).toEqual([0, 10, 10])
})

test('parameters: inView: on return to the page, only what is on screen or near is read again', async () => {
  const size = 1_000
  const { api, queryClient, wrapper } = setup({ leaderboards: { weekly: createStandings({ size }) } })
  const { result, rerender } = renderHook(
    (options: UseLeaderboardOptions) => useLeaderboard('weekly', { pageSize: 10, ...options }),
    { wrapper, initialProps: {} },
  )
  for (let count = 10; count <= 100; count += 10) {
    await waitFor(() => {
      expect(result.current.entries).toHaveLength(count)
    })
    if (count < 100) act(result.current.fetchNextPage)
  }
  /** What is asked for when somebody comes back after a while. */
  async function readAgain(doing: () => void) {
    api.requests.clear()
    act(doing)
    await waitFor(() => {
      expect(api.requests.count).toBeGreaterThan(0)
      expect(result.current.isFetching).toBe(false)
    })
    return api.requests.entries.map(({ path }) => offsetOf(path)).sort((a, b) => a - b)
  }
  const age = () => queryClient.invalidateQueries({ refetchType: 'none' })
  const comeBack = () => {
    focusManager.setFocused(false)
    focusManager.setFocused(true)
  }
  onTestFinished(() => focusManager.setFocused(undefined))

  await age()
  expect(await readAgain(comeBack)).toEqual([0, 10, 20, 30, 40, 50, 60, 70, 80, 90])
  rerender({ inView: { first: 42, last: 48 } })
  await age()
  expect(await readAgain(comeBack)).toEqual([30, 40, 50, 90])
  // Scrolled back to what has aged.
  expect(await readAgain(() => rerender({ inView: { first: 12, last: 18 } }))).toEqual([0, 10, 20])
  expect(await readAgain(() => result.current.refetch())).toHaveLength(10)
})

test('behavior: a board that failed stays so while it is asked for again, and heals', async () => {
  vi.useFakeTimers()
  const { api, wrapper } = setup({ leaderboards, scenario: 'down' })
  const seen = new Set<string>()
  const { result } = renderHook(
    () => {
      const board = useLeaderboard('weekly')
      seen.add(`${board.status} ${board.error?.code}`)
      return board
    },
    { wrapper },
  )
  await act(() => vi.advanceTimersByTimeAsync(20_000))
  expect([...seen]).toEqual(['pending undefined', 'error http'])
  api.setScenario('healthy')
  await act(() => vi.advanceTimersByTimeAsync(10_000))
  expect(result.current).toMatchObject({ status: 'success', error: null })
})

test('signed out: nothing is asked for', () => {
  const { api, wrapper } = setup({ provider: { client: null } })
  const { result } = renderHook(() => useLeaderboard('weekly'), { wrapper })
  expect(result.current).toMatchObject({ status: 'pending', isFetching: false, hasNextPage: false })
  expect(api.requests.count).toBe(0)
})
