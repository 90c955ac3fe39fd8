import { act, renderHook, waitFor } from '@testing-library/react'
import { afterEach, expect, test, vi } from 'vitest'
import { useLeaderboard } from '../../src/hooks/useLeaderboard.ts'
import { createMockApi } from '../../src/mock/createMockApi.ts'
import { createStandings } from '../../src/mock/createStandings.ts'
import { setup } from '../support/setup.tsx'

afterEach(() => {
  vi.useRealTimers()
})

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
