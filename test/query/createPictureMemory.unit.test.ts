import { onlineManager } from '@tanstack/react-query'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createPictureMemory } from '../../src/query/createPictureMemory.ts'

const photo = 'https://images.example.com/ada.png'
const other = 'https://images.example.com/grace.png'
const drawing = 'data:image/svg+xml,<svg'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

test('IMG-07 an address that has failed is tried again after a minute', () => {
  const pictures = createPictureMemory()
  pictures.fail(photo)
  expect(pictures.hasFailed(photo)).toBe(true)
  expect(pictures.hasFailed(other)).toBe(false)
  vi.advanceTimersByTime(59_000)
  expect(pictures.hasFailed(photo)).toBe(true)
  vi.advanceTimersByTime(1_001)
  expect(pictures.hasFailed(photo)).toBe(false)
})

test('IMG-07 those who show it are told when it fails, and when the minute is over', () => {
  const pictures = createPictureMemory()
  const seen: boolean[] = []
  const stop = pictures.subscribe(() => seen.push(pictures.hasFailed(photo)))
  pictures.fail(photo)
  expect(seen.at(-1)).toBe(true)
  vi.advanceTimersByTime(60_001)
  expect(seen.at(-1)).toBe(false)
  stop()
  expect(vi.getTimerCount()).toBe(0)
})

test('IMG-07 all are tried again when the network is back, except drawings', () => {
  const pictures = createPictureMemory()
  const stop = pictures.subscribe(() => {})
  pictures.fail(photo)
  pictures.fail(drawing)
  onlineManager.setOnline(false)
  expect(pictures.hasFailed(photo)).toBe(true)
  onlineManager.setOnline(true)
  expect(pictures.hasFailed(photo)).toBe(false)
  expect(pictures.hasFailed(drawing)).toBe(true)
  stop()
})

test('a drawing that cannot be shown stays so, and keeps no timer', () => {
  const pictures = createPictureMemory()
  const stop = pictures.subscribe(() => {})
  pictures.fail(drawing)
  expect(vi.getTimerCount()).toBe(0)
  vi.advanceTimersByTime(86_400_000)
  expect(pictures.hasFailed(drawing)).toBe(true)
  stop()
})

test('nobody watching, no timer; and the next who watches is not told old news', () => {
  const pictures = createPictureMemory()
  pictures.fail(photo)
  expect(vi.getTimerCount()).toBe(0)
  vi.advanceTimersByTime(60_001)
  const stop = pictures.subscribe(() => {})
  expect(pictures.hasFailed(photo)).toBe(false)
  stop()
})

test('IMG-12 at most a thousand addresses are remembered', () => {
  const pictures = createPictureMemory()
  for (let number = 0; number <= 1_000; number++) pictures.fail(`${photo}?${number}`)
  expect(pictures.hasFailed(`${photo}?0`)).toBe(false)
  expect(pictures.hasFailed(`${photo}?1`)).toBe(true)
})

test('two providers know nothing of each other', () => {
  const [first, second] = [createPictureMemory(), createPictureMemory()]
  first.fail(photo)
  expect(second.hasFailed(photo)).toBe(false)
})
