import { act, render, renderHook, screen, waitFor } from '@testing-library/react'
import { startTransition, Suspense } from 'react'
import { expect, test } from 'vitest'
import { useProfiles } from '../../src/hooks/useProfiles.ts'
import { useProfile } from '../../src/hooks/useProfile.ts'
import { seedProfiles } from '../../src/query/seedProfiles.ts'
import { setup } from '../support/setup.tsx'

test('default', async () => {
  const { api, wrapper } = setup()
  const { result } = renderHook(() => useProfiles(['ada', 'bob', 'ada']), { wrapper })
  expect(result.current).toMatchObject({ isPending: true, readyCount: 0 })
  await waitFor(() => {
    expect(result.current.isPending).toBe(false)
  })
  expect(result.current.profiles.map(({ profile }) => profile?.user_id)).toEqual(['ada', 'bob', 'ada'])
  expect(result.current.get('bob')?.profile?.user_id).toBe('bob')
  expect(api.requests.count).toBe(2)
})

test('CON-07 under StrictMode one request for each id', async () => {
  const { api, wrapper } = setup({ strict: true })
  const { result } = renderHook(() => useProfiles(['ada', 'bob']), { wrapper })
  await waitFor(() => {
    expect(result.current.readyCount).toBe(2)
  })
  expect(api.requests.count).toBe(2)
})

test('CON-09 one failure leaves the others alone, in order', async () => {
  const { api, wrapper } = setup()
  api.failNext({ status: 403, userId: 'bob' })
  const { result } = renderHook(() => useProfiles(['ada', 'bob', 'eve']), { wrapper })
  await waitFor(() => {
    expect(result.current.isPending).toBe(false)
  })
  expect(result.current.profiles.map(({ status }) => status)).toEqual(['ready', 'fallback', 'ready'])
  expect(result.current).toMatchObject({ readyCount: 2, failedCount: 1 })
  result.current.retryFailed()
  await waitFor(() => {
    expect(result.current.readyCount).toBe(3)
  })
  expect(api.requests.count).toBe(4)
})

test('parameters: a changed list asks for what is new alone', async () => {
  const { api, wrapper } = setup()
  const { result, rerender } = renderHook(({ userIds }) => useProfiles(userIds), {
    wrapper,
    initialProps: { userIds: ['ada', 'bob'] },
  })
  await waitFor(() => {
    expect(result.current.readyCount).toBe(2)
  })
  const bob = result.current.get('bob')
  rerender({ userIds: ['eve', 'bob'] })
  expect(result.current.profiles.map(({ status }) => status)).toEqual(['loading', 'ready'])
  expect(result.current.get('bob')).toBe(bob)
  await waitFor(() => {
    expect(result.current.readyCount).toBe(2)
  })
  expect(api.requests.entries.map(({ userId }) => userId)).toEqual(['ada', 'bob', 'eve'])
})

test('behavior: a list written anew in each render neither loops nor asks again', async () => {
  const { api, wrapper } = setup()
  let renders = 0
  const { result, rerender } = renderHook(
    () => {
      renders++
      return useProfiles(['ada'].concat('bob'))
    },
    { wrapper },
  )
  await waitFor(() => {
    expect(result.current).toMatchObject({ readyCount: 2, isFetching: false })
  })
  const before = result.current
  renders = 0
  rerender()
  expect(result.current).toBe(before)
  expect(renders).toBe(1)
  expect(api.requests.count).toBe(2)
})

test('behavior: shares its entries with single reads', async () => {
  const { api, wrapper } = setup()
  const { result } = renderHook(() => [useProfile('ada'), useProfiles(['ada'])] as const, { wrapper })
  await waitFor(() => {
    expect(result.current[1].readyCount).toBe(1)
  })
  expect(result.current[1].get('ada')?.profile).toBe(result.current[0].data)
  expect(api.requests.count).toBe(1)
})

test('CON-06 leaving ends what is under way', async () => {
  const { api, wrapper } = setup()
  api.failNext({ delay: Infinity, times: Infinity })
  const { unmount } = renderHook(() => useProfiles(['ada', 'bob']), { wrapper })
  await waitFor(() => {
    expect(api.requests.inFlight).toBe(2)
  })
  unmount()
  await waitFor(() => {
    expect(api.requests.countBy({ outcome: 'aborted' })).toBe(2)
  })
})

test('signed out: stand-ins, and no request', () => {
  const { api, wrapper } = setup({ provider: { client: null } })
  const { result } = renderHook(() => useProfiles(['ada', 'bob']), { wrapper })
  expect(result.current.profiles.map(({ name }) => name)).toEqual(['User ada', 'User bob'])
  expect(result.current).toMatchObject({ isPending: false, isFetching: false, failedCount: 2 })
  expect(api.requests.count).toBe(0)
})

test('behavior: a longer list that is still held back by a transition leaves the one on screen up to date', async () => {
  const { client, queryClient, wrapper: Wrapper } = setup({ profiles: [{ user_id: 'ada', name: 'Ada' }] })
  const never = new Promise<never>(() => undefined)
  function Names({ userIds, isComplete }: { userIds: readonly string[]; isComplete: boolean }) {
    const people = useProfiles(userIds)
    // Before anything was read from it.
    if (!isComplete) throw never
    return people.profiles.map(({ name }) => name)
  }
  const app = (userIds: readonly string[], isComplete: boolean) => (
    <Wrapper>
      <Suspense fallback="waiting">
        <Names userIds={userIds} isComplete={isComplete} />
      </Suspense>
    </Wrapper>
  )
  const { rerender } = render(app(['ada'], true))
  await screen.findByText('Ada')
  startTransition(() => rerender(app(['ada', 'bob'], false)))
  const profile = await client.updateProfile('ada', { name: 'Countess' })
  act(() => seedProfiles(queryClient, client, [profile]))
  expect(await screen.findByText('Countess')).toBeVisible()
})

test.each([
  ['nobody', []],
  ['gaps, from plain JavaScript', JSON.parse('[null, "ada"]')],
])('parameters: %s in the list', async (_name, userIds: string[]) => {
  const { api, wrapper } = setup({ strict: true })
  const { result, rerender } = renderHook((current: string[]) => useProfiles(current), {
    wrapper,
    initialProps: userIds,
  })
  await waitFor(() => {
    expect(result.current).toMatchObject({ isPending: false, isFetching: false })
  })
  expect(result.current.profiles.map(({ status }) => status)).toEqual(
    userIds.map((userId) => (userId === 'ada' ? 'ready' : 'fallback')),
  )
  const before = result.current
  rerender([...userIds])
  expect(result.current).toBe(before)
  expect(api.requests.count).toBe(userIds.length / 2)
})

test('parameters: enabled, back and forth while an answer is on its way: asked for once', async () => {
  const { api, wrapper } = setup({ strict: true })
  const release = api.failNext({ delay: Infinity, times: Infinity })
  const { result, rerender } = renderHook(({ enabled }) => useProfiles(['ada', 'bob'], { enabled }), {
    wrapper,
    initialProps: { enabled: true },
  })
  await waitFor(() => {
    expect(api.requests.inFlight).toBe(2)
  })
  release()
  for (let round = 0; round < 10; round++) {
    rerender({ enabled: false })
    rerender({ enabled: true })
  }
  await waitFor(() => {
    expect(result.current).toMatchObject({ isPending: true, isFetching: true })
  })
  expect(api.requests.count).toBe(2)
})

test('SCL-03 five thousand, of whom fifty leave at a time: those who stay are neither asked again nor shown anew', async () => {
  const { api, wrapper } = setup({ provider: { maxCachedProfiles: 0 } })
  const from = (start: number) => Array.from({ length: 5_000 }, (_, index) => `user-${start + index}`)
  const { result, rerender } = renderHook(({ start }) => useProfiles(from(start)), {
    wrapper,
    initialProps: { start: 0 },
  })
  const complete = () => waitFor(() => expect(result.current.readyCount).toBe(5_000), { timeout: 20_000 })
  await complete()
  const stayed = result.current.get('user-4999')
  for (let start = 50; start <= 500; start += 50) rerender({ start })
  await complete()
  expect(result.current.get('user-4999')).toBe(stayed)
  expect(result.current.get('user-499')).toBeUndefined()
  expect(result.current.profiles.map(({ userId }) => userId)).toEqual(from(500))
  expect(api.requests.count).toBe(5_500)
})
