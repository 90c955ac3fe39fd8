import { act, renderHook, waitFor } from '@testing-library/react'
import { expect, test } from 'vitest'
import { useDisplayProfile } from '../../src/hooks/useDisplayProfile.ts'
import { useUpdateProfile } from '../../src/hooks/useUpdateProfile.ts'
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

test('CON-05 an answer that got lost is looked up', async () => {
  const { api, result } = await setupAda()
  // The service does its work, and says so in a way nobody can read.
  api.failNext({ method: 'PUT', body: 'done' })
  act(() => {
    result.current.update.mutate({ name: 'Countess' })
  })
  await waitFor(() => {
    expect(result.current.update.error?.outcome).toBe('unknown')
  })
  expect(result.current.shown.name).toBe('Countess')
  expect(api.requests.countBy({ method: 'GET' })).toBe(2)
})

test('signed out: refused without a request', async () => {
  const { api, wrapper } = setup({ provider: { client: null } })
  const { result } = renderHook(() => useUpdateProfile('ada'), { wrapper })
  act(() => {
    result.current.mutate({ name: 'Nobody' })
  })
  await waitFor(() => {
    expect(result.current.error?.code).toBe('unauthorized')
  })
  expect(api.requests.count).toBe(0)
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
