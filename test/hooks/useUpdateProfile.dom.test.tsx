import { useMutation } from '@tanstack/react-query'
import { act, renderHook, waitFor } from '@testing-library/react'
import { expect, test, vi } from 'vitest'
import { useDisplayProfile } from '../../src/hooks/useDisplayProfile.ts'
import { useUpdateProfile } from '../../src/hooks/useUpdateProfile.ts'
import { createMockApi } from '../../src/mock/createMockApi.ts'
import { updateProfileOptions } from '../../src/query/updateProfileOptions.ts'
import { setup, type SetupOptions } from '../support/setup.tsx'

async function setupAda(options: SetupOptions = {}) {
  const kit = setup({ profiles: [{ user_id: 'ada', name: 'Ada' }], ...options })
  const { result } = renderHook(
    () => ({
      shown: useDisplayProfile('ada'),
      update: useUpdateProfile('ada'),
      other: useUpdateProfile('ada'),
    }),
    { wrapper: kit.wrapper },
  )
  await waitFor(() => {
    expect(result.current.shown.name).toBe('Ada')
  })
  return { ...kit, result }
}

test('default', async () => {
  const { api, result } = await setupAda()
  act(() => {
    result.current.update.mutate({ name: 'Countess' })
  })
  await waitFor(() => {
    expect(result.current.update.isSuccess).toBe(true)
  })
  expect(result.current.update.data?.name).toBe('Countess')
  expect(result.current.shown).toMatchObject({ status: 'ready', name: 'Countess' })
  expect(api.requests.countBy({ method: 'GET' })).toBe(1)
})

test('CON-03 the new name shows before the service has answered, and goes back when it refuses', async () => {
  const { api, result } = await setupAda()
  api.failNext({ method: 'PUT', status: 422, delay: 50 })
  act(() => {
    result.current.update.mutate({ name: 'Refused' })
  })
  await waitFor(() => {
    expect(result.current.shown.name).toBe('Refused')
  })
  expect(result.current.update.isPending).toBe(true)
  await waitFor(() => {
    expect(result.current.update.isError).toBe(true)
  })
  expect(result.current.shown.name).toBe('Ada')
  expect(result.current.update.variables).toEqual({ name: 'Refused' })
})

test('CON-03 of two changes at once the refused one goes back alone', async () => {
  const { api, result } = await setupAda()
  api.failNext({ method: 'PUT', status: 422 })
  act(() => {
    result.current.update.mutate({ name: 'Refused' })
    result.current.other.mutate({ avatar_url: 'https://images.example.com/ada.png' })
  })
  await waitFor(() => {
    expect(result.current.update.isError).toBe(true)
    expect(result.current.other.isSuccess).toBe(true)
  })
  expect(result.current.shown).toMatchObject({ name: 'Ada', avatarUrl: 'https://images.example.com/ada.png' })
})

test('CON-05 an answer that got lost is looked up: made', async () => {
  const { api, result } = await setupAda()
  // The service does its work, and says so in a way nobody can read.
  api.failNext({ method: 'PUT', body: 'done' })
  act(() => {
    result.current.update.mutate({ name: 'Countess' })
  })
  await waitFor(() => {
    expect(result.current.update.isSuccess).toBe(true)
  })
  expect(result.current.update.data?.name).toBe('Countess')
  expect(result.current.shown.name).toBe('Countess')
  expect(api.requests.entries.map(({ method }) => method)).toEqual(['GET', 'PUT', 'GET'])
})

test('CON-05 an answer that got lost is looked up: not made', async () => {
  const { api, result } = await setupAda()
  // Refused before the service has done anything, in a way that does not say so.
  api.failNext({ method: 'PUT', status: 502 })
  act(() => {
    result.current.update.mutate({ name: 'Countess' })
  })
  await waitFor(() => {
    expect(result.current.update.isError).toBe(true)
  })
  expect(result.current.update.error).toMatchObject({ code: 'http', outcome: 'none' })
  expect(result.current.shown.name).toBe('Ada')
  expect(result.current.update.variables).toEqual({ name: 'Countess' })
})

test('CON-05 where somebody else has changed the profile meanwhile, the outcome stays unknown', async () => {
  const api = createMockApi({ profiles: [{ user_id: 'ada', name: 'Ada' }] })
  const { client: elsewhere } = setup({ api, userId: 'ada' })
  // The change gets lost on its way, and another one does not.
  const lose: typeof fetch = async (input, init) => {
    if (init?.method !== 'PUT') return api.fetch(input, init)
    await elsewhere.updateProfile('ada', { name: 'Somebody' })
    throw new TypeError('Failed to fetch')
  }
  const { result } = await setupAda({ api, clientOptions: { fetch: lose } })
  act(() => {
    result.current.update.mutate({ name: 'Countess' })
  })
  await waitFor(() => {
    expect(result.current.update.error).toMatchObject({ code: 'network', outcome: 'unknown' })
  })
  expect(result.current.shown.name).toBe('Somebody')
})

test('CON-05 where the service cannot be asked, the outcome is said to be unknown, and asked for later', async () => {
  const { api, result } = await setupAda()
  api.failNext({ method: 'PUT', body: 'done' })
  api.failNext({ method: 'GET', status: 500 })
  act(() => {
    result.current.update.mutate({ name: 'Countess' })
  })
  await waitFor(() => {
    expect(result.current.update.error?.outcome).toBe('unknown')
  })
  await waitFor(() => {
    expect(result.current.shown.name).toBe('Countess')
  })
})

test('CON-05 a new picture is never asked for twice', async () => {
  const { api, result } = await setupAda()
  const before = result.current.shown.avatarUrl
  api.failNext({ method: 'PUT', body: 'done' })
  act(() => {
    result.current.update.mutate({ regenerate_avatar: true })
  })
  await waitFor(() => {
    expect(result.current.update.isSuccess).toBe(true)
  })
  expect(result.current.shown.avatarUrl).not.toBe(before)
  expect(api.requests.countBy({ method: 'PUT' })).toBe(1)
})

test('CON-13 what a callback throws, or ends, leaves the kit as it was, and callbacks get back what was typed', async () => {
  const { api, client, result } = await setupAda()
  const lost: unknown[] = []
  const onLost = (error: unknown) => lost.push(error)
  process.on('unhandledRejection', onLost)
  api.failNext({ method: 'PUT', status: 422 })
  const typed: unknown[] = []
  act(() => {
    result.current.update.mutate(
      { name: 'Refused' },
      {
        onError(_error, variables) {
          typed.push(variables)
          throw new Error('in a callback')
        },
      },
    )
  })
  await waitFor(() => {
    expect(result.current.update.error).toMatchObject({ code: 'http', status: 422 })
    expect(typed).toEqual([{ name: 'Refused' }])
    expect(result.current.shown.name).toBe('Ada')
  })
  await act(() => result.current.update.mutateAsync({ name: 'Countess' }))
  expect(result.current.shown.name).toBe('Countess')
  // A callback that logs out.
  await act(() =>
    result.current.update
      .mutateAsync({ name: 'Last' }, { onSuccess: () => client.dispose() })
      .catch(() => undefined),
  )
  expect(result.current.shown).toMatchObject({ name: 'User ada', reason: 'signed-out' })
  process.off('unhandledRejection', onLost)
  expect(lost.map(String).filter((error) => error !== 'Error: in a callback')).toEqual([])
})

test('signed out: refused without a request', async () => {
  const { api, queryClient, wrapper } = setup({ provider: { client: null } })
  const { result } = renderHook(() => useUpdateProfile('ada'), { wrapper })
  act(() => {
    result.current.mutate({ name: 'Nobody' })
  })
  await waitFor(() => {
    expect(result.current.error?.code).toBe('unauthorized')
  })
  expect(api.requests.count).toBe(0)
  // For the app's own handler of errors, which leaves the kit's to the kit.
  const [mutation] = queryClient.getMutationCache().getAll()
  expect(mutation?.meta).toEqual({ profileKit: true })
})

test('behavior: another user in the same form takes over nothing of the former', async () => {
  const kit = setup({
    profiles: [
      { user_id: 'ada', name: 'Ada' },
      { user_id: 'bob', name: 'Bob' },
    ],
  })
  const { result, rerender } = renderHook(
    ({ userId }) => ({
      ada: useDisplayProfile('ada'),
      bob: useDisplayProfile('bob'),
      update: useUpdateProfile(userId),
    }),
    { wrapper: kit.wrapper, initialProps: { userId: 'ada' } },
  )
  await waitFor(() => {
    expect(result.current.bob.name).toBe('Bob')
  })
  kit.api.failNext({ method: 'PUT', delay: 30 })
  act(() => {
    result.current.update.mutate({ name: 'Countess' })
  })
  rerender({ userId: 'bob' })
  expect(result.current.update.isIdle).toBe(true)
  await waitFor(() => {
    expect(kit.api.requests.countBy({ method: 'PUT', outcome: 'answered' })).toBe(1)
    expect(result.current.ada.name).toBe('Countess')
  })
  expect(result.current.bob.name).toBe('Bob')
})

test('CON-13 callbacks beside updateProfileOptions are called, and take nothing away', async () => {
  const { api, client, queryClient, wrapper } = setup({ profiles: [{ user_id: 'ada', name: 'Ada' }] })
  const called = vi.fn<() => void>()
  const callbacks = { onMutate: called, onSuccess: called, onError: called, onSettled: called }
  const { result } = renderHook(
    () => ({
      shown: useDisplayProfile('ada'),
      update: useMutation({ ...updateProfileOptions(client, 'ada'), ...callbacks }, queryClient),
    }),
    { wrapper },
  )
  await waitFor(() => {
    expect(result.current.shown.name).toBe('Ada')
  })
  api.failNext({ method: 'PUT', delay: 200 })
  act(() => result.current.update.mutate({ name: 'Countess' }))
  await waitFor(() => {
    expect(result.current.shown.name).toBe('Countess')
  })
  expect(api.requests.countBy({ method: 'PUT', outcome: 'answered' })).toBe(0)
  await waitFor(() => {
    expect(result.current.update.isSuccess).toBe(true)
  })
  api.failNext({ method: 'PUT', status: 422 })
  await act(() => result.current.update.mutateAsync({ name: 'Refused' }).catch(() => undefined))
  expect(result.current.shown.name).toBe('Countess')
  expect(called).toHaveBeenCalledTimes(6)
})
