import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createLazyCode } from '../../src/components/leaderboard/createLazyCode.ts'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

/** Code whose first `failures` loads fail. */
function setup(failures = 0) {
  const load = vi.fn<() => Promise<string>>(async () => {
    if (load.mock.calls.length <= failures) throw new TypeError('Failed to fetch dynamically imported module')
    return 'code'
  })
  const code = createLazyCode(load)
  const listener = vi.fn<() => void>()
  const unsubscribe = code.subscribe(listener)
  return { code, load, listener, unsubscribe }
}

const settle = () => vi.advanceTimersByTimeAsync(0)

test('is loaded when it is first requested, once, however often that is', async () => {
  const { code, load, listener } = setup()
  await settle()
  expect(load).not.toHaveBeenCalled()
  code.request()
  code.request()
  expect(code.peek()).toBeUndefined()
  await settle()
  expect(code.peek()).toBe('code')
  code.request()
  await vi.runAllTimersAsync()
  expect(load).toHaveBeenCalledTimes(1)
  expect(listener).toHaveBeenCalledTimes(1)
})

test('calls back nobody who has left', async () => {
  const { code, listener, unsubscribe } = setup()
  code.request()
  unsubscribe()
  await settle()
  expect(code.peek()).toBe('code')
  expect(listener).not.toHaveBeenCalled()
})

test('a failure is silent, and nothing is tried again until it is requested', async () => {
  const { code, load, listener } = setup(1)
  code.request()
  await vi.runAllTimersAsync()
  expect(load).toHaveBeenCalledTimes(1)
  expect(listener).not.toHaveBeenCalled()
  code.request()
  await settle()
  expect(code.peek()).toBe('code')
  expect(listener).toHaveBeenCalledTimes(1)
})

test('requests soon after a failure become one more try, after a pause', async () => {
  const { code, load } = setup(Infinity)
  code.request()
  await settle()
  for (let frame = 0; frame < 60; frame++) {
    code.request()
    await vi.advanceTimersByTimeAsync(16)
  }
  expect(load).toHaveBeenCalledTimes(1)
  await vi.advanceTimersByTimeAsync(1100)
  expect(load).toHaveBeenCalledTimes(2)
  await vi.runAllTimersAsync()
  expect(load).toHaveBeenCalledTimes(2)
})
