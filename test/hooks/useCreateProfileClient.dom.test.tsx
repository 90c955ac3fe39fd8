import { renderHook } from '@testing-library/react'
import { expect, expectTypeOf, test } from 'vitest'
import type { ProfileClient } from '../../src/api/ProfileClient.ts'
import type { ProfileClientOptions } from '../../src/api/settings.ts'
import { useCreateProfileClient } from '../../src/hooks/useCreateProfileClient.ts'
import { createMockToken } from '../../src/mock/createMockToken.ts'

const options = (session: string): ProfileClientOptions => ({ baseUrl: 'https://api.example.com', session })

function renderClient(first: ProfileClientOptions | null, strict = false) {
  return renderHook((current: ProfileClientOptions | null) => useCreateProfileClient(current), {
    initialProps: first,
    reactStrictMode: strict,
  })
}

test('one client for one session', () => {
  const { result, rerender } = renderClient(options('ada'))
  const first = result.current
  rerender(options('ada'))
  expect(result.current).toBe(first)
  expect(first?.signal.aborted).toBe(false)
})

test('another session is another client, and ends the former', () => {
  const { result, rerender } = renderClient(options('ada'))
  const first = result.current
  rerender(options('bob'))
  expect(result.current).not.toBe(first)
  expect(result.current?.scope).not.toBe(first?.scope)
  expect(first?.signal.aborted).toBe(true)
  expect(result.current?.signal.aborted).toBe(false)
})

test('AUT-01 the same session at another tenant is another client, and ends the former', () => {
  const { result, rerender } = renderClient({ ...options('ada'), tenantId: 'red' })
  const first = result.current
  rerender({ ...options('ada'), tenantId: 'blue' })
  expect(result.current?.scope).not.toBe(first?.scope)
  expect(first?.signal.aborted).toBe(true)
  expect(result.current?.signal.aborted).toBe(false)
})

test('null is signed out, and ends the former', () => {
  const { result, rerender } = renderClient(options('ada'))
  const first = result.current
  rerender(null)
  expect(result.current).toBeNull()
  expect(first?.signal.aborted).toBe(true)
  rerender(options('ada'))
  expect(result.current?.signal.aborted).toBe(false)
})

test('CON-07 StrictMode logs nobody out', () => {
  const { result, rerender, unmount } = renderClient(options('ada'), true)
  const first = result.current
  expect(first?.signal.aborted).toBe(false)
  rerender(options('bob'))
  expect(first?.signal.aborted).toBe(true)
  const second = result.current
  expect(second?.signal.aborted).toBe(false)
  // Unmounting is no logout either: React also unmounts what it will show again.
  unmount()
  expect(second?.signal.aborted).toBe(false)
})

const withToken = (token: NonNullable<ProfileClientOptions['token']>): ProfileClientOptions => ({
  baseUrl: 'https://api.example.com',
  token,
})

test.each([
  ['user', createMockToken({ tenantId: 'demo', userId: 'bob' })],
  ['tenant', createMockToken({ tenantId: 'other', userId: 'ada' })],
  ['login that names nobody', 'opaque'],
])('AUT-01 without a session, the string token of another %s is another client', (_name, token) => {
  const { result, rerender } = renderClient(withToken(createMockToken({ tenantId: 'demo', userId: 'ada' })))
  const first = result.current
  rerender(withToken(token))
  expect(result.current).not.toBe(first)
  expect(first?.signal.aborted).toBe(true)
  const second = result.current
  rerender(withToken('opaque-too'))
  expect(second?.signal.aborted).toBe(true)
})

test('without a session, a new token of the same user and any token function keep the client', () => {
  const ada = { tenantId: 'demo', userId: 'ada' }
  const byString = renderClient(withToken(createMockToken(ada)))
  const first = byString.result.current
  byString.rerender(withToken(`${createMockToken(ada)}x`))
  expect(byString.result.current).toBe(first)
  const byFunction = renderClient(withToken(() => 'one'))
  const second = byFunction.result.current
  byFunction.rerender(withToken(() => 'two'))
  expect(byFunction.result.current).toBe(second)
})

test('types: there is a client wherever there are options', () => {
  const useWithOptions = () => useCreateProfileClient(options('ada'))
  expectTypeOf(useWithOptions).returns.toEqualTypeOf<ProfileClient>()
  const useWithout = (current: ProfileClientOptions | undefined) => useCreateProfileClient(current)
  expectTypeOf(useWithout).returns.toEqualTypeOf<ProfileClient | null>()
})
