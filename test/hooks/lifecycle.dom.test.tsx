import { focusManager } from '@tanstack/react-query'
import { act, render, renderHook, screen, waitFor } from '@testing-library/react'
import { memo, Profiler, useState } from 'react'
import { afterEach, expect, test, vi } from 'vitest'
import { createProfileClient } from '../../src/api/createProfileClient.ts'
import { useDisplayProfile } from '../../src/hooks/useDisplayProfile.ts'
import { useProfiles } from '../../src/hooks/useProfiles.ts'
import { ProfileProvider } from '../../src/hooks/ProfileProvider.tsx'
import { writeProfile } from '../../src/query/write/writeProfile.ts'
import { createMockToken } from '../../src/mock/createMockToken.ts'
import { setup } from '../support/setup.tsx'

afterEach(() => {
  focusManager.setFocused(undefined)
  vi.useRealTimers()
})

const profiles = [{ user_id: 'ada', name: 'Ada' }]

function Name({ userId }: { userId: string }) {
  return <b>{useDisplayProfile(userId).name}</b>
}

test('CON-06 shown and hidden a thousand times while the answer is on its way: at most two requests', async () => {
  const { api, wrapper } = setup({ profiles })
  const release = api.failNext({ delay: Infinity })
  const { rerender } = render(<Name userId="ada" />, { wrapper })
  for (let round = 0; round < 500; round++) {
    rerender(<p />)
    rerender(<Name userId="ada" />)
  }
  await waitFor(() => {
    expect(api.requests.inFlight).toBe(1)
  })
  release()
  rerender(<p />)
  rerender(<Name userId="ada" />)
  expect(api.requests.count).toBeLessThanOrEqual(2)
})

test('CON-06 shown again within fifty milliseconds, it waits for the same answer; later it asks anew', async () => {
  vi.useFakeTimers()
  const { api, wrapper } = setup({ profiles })
  api.failNext({ delay: Infinity, times: Infinity })
  const { rerender } = render(<Name userId="ada" />, { wrapper })
  const hideFor = async (time: number) => {
    rerender(<p />)
    await act(() => vi.advanceTimersByTimeAsync(time))
    rerender(<Name userId="ada" />)
    await act(() => vi.advanceTimersByTimeAsync(1))
  }
  await act(() => vi.advanceTimersByTimeAsync(1))
  await hideFor(45)
  expect(api.requests.count).toBe(1)
  await hideFor(55)
  expect(api.requests.count).toBe(2)
})

test('CON-06 who leaves does not take the answer from who stays', async () => {
  const { api, wrapper } = setup({ profiles })
  api.failNext({ delay: 20 })
  const both = (isOpen: boolean) => (
    <>
      <Name userId="ada" />
      {isOpen && <Name userId="ada" />}
    </>
  )
  const { rerender } = render(both(true), { wrapper })
  await waitFor(() => {
    expect(api.requests.count).toBe(1)
  })
  rerender(both(false))
  expect(await screen.findByText('Ada')).toBeVisible()
  expect(api.requests.count).toBe(1)
})

test('CON-12 a thousand changes to one row render that row alone', async () => {
  const { client, queryClient, wrapper } = setup()
  const userIds = ['ada', 'bob', 'eve']
  const renders = new Map<string, number>()
  const Row = memo(function Row({ userId }: { userId: string }) {
    return (
      <Profiler id={userId} onRender={(id) => renders.set(id, (renders.get(id) ?? 0) + 1)}>
        <Name userId={userId} />
      </Profiler>
    )
  })
  render(
    userIds.map((userId) => <Row key={userId} userId={userId} />),
    { wrapper },
  )
  await waitFor(() => {
    expect(queryClient.isFetching()).toBe(0)
    expect(screen.queryAllByText(/\w/)).toHaveLength(3)
  })
  renders.clear()
  const profile = await client.getProfile('bob')
  for (let change = 1; change <= 1_000; change++) {
    const updated_at = new Date(Date.now() + change * 1_000).toISOString()
    act(() => {
      writeProfile(queryClient, client, { ...profile, name: `Bob ${change}`, updated_at })
    })
  }
  expect(await screen.findByText('Bob 1000')).toBeVisible()
  expect([...renders.keys()]).toEqual(['bob'])
})

test('NET-10 in a hidden tab a first read is made, and shows', async () => {
  focusManager.setFocused(false)
  const { wrapper } = setup({ profiles })
  const { result } = renderHook(
    () => [useDisplayProfile('ada').name, useProfiles(['ada']).get('ada')?.name],
    {
      wrapper,
    },
  )
  await waitFor(() => {
    expect(result.current).toEqual(['Ada', 'Ada'])
  })
})

test('CON-13 callbacks of the client that throw or log out leave the page with stand-ins', async () => {
  const { api, queryClient } = setup()
  const logged = vi.spyOn(console, 'error').mockReturnValue(undefined)
  api.failNext({ status: 401, times: Infinity })
  const client = createProfileClient({
    baseUrl: 'https://api.example.com',
    token: () => createMockToken({ tenantId: 'demo', userId: 'ada' }),
    fetch: api.fetch,
    onEvent() {
      throw new Error('in onEvent')
    },
    onUnauthorized() {
      client.dispose()
      throw new Error('in onUnauthorized')
    },
  })
  const { container } = render(
    <ProfileProvider client={client} queryClient={queryClient}>
      <Name userId="eve" />
    </ProfileProvider>,
  )
  await waitFor(() => {
    expect(container).toHaveTextContent('User eve')
    expect(client.signal.aborted).toBe(true)
  })
  const texts = logged.mock.calls.map((call) => call.map(String).join(' '))
  expect(texts.filter((text) => text.includes('in onUnauthorized'))).toHaveLength(1)
  expect(texts.filter((text) => !/in on(Event|Unauthorized)/.test(text))).toEqual([])
  logged.mockRestore()
})

test('CON-14 after unmount and dispose nothing is left running', async () => {
  vi.useFakeTimers()
  const { client, queryClient, wrapper, api } = setup({ scenario: 'down' })
  function Page() {
    const [userIds] = useState(['ada', 'bob'])
    return useProfiles(userIds).profiles.map(({ userId, name }) => <i key={userId}>{name}</i>)
  }
  const { unmount } = render(<Page />, { wrapper })
  await act(() => vi.advanceTimersByTimeAsync(5_000))
  expect(api.requests.count).toBeGreaterThan(2)
  unmount()
  client.dispose()
  queryClient.clear()
  await vi.advanceTimersByTimeAsync(1)
  const { count } = api.requests
  expect(vi.getTimerCount()).toBe(0)
  await vi.advanceTimersByTimeAsync(60_000)
  expect(api.requests.count).toBe(count)
})
