import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createPacer } from '../../src/query/observe/createPacer.ts'

beforeEach(() => {
  vi.useFakeTimers()
})

afterEach(() => {
  vi.unstubAllGlobals()
  vi.useRealTimers()
})

/** A pacer whose commits take `cost` milliseconds each, and the times they began. */
function paced(cost = 0) {
  const start = performance.now()
  const commits: number[] = []
  const pacer = createPacer(() => {
    commits.push(performance.now() - start)
    // The page is busy for as long.
    vi.advanceTimersByTime(cost)
  })
  return { pacer, commits }
}

test('the first one comes with the next frame', async () => {
  const { pacer, commits } = paced()
  pacer.request('in-turn')
  pacer.request('in-turn')
  pacer.request('next-frame')
  await vi.advanceTimersByTimeAsync(1_000)
  expect(commits).toEqual([16])
})

test('in turn there are 150 ms between two', async () => {
  const { pacer, commits } = paced()
  for (let time = 0; time < 1_000; time += 10) {
    pacer.request('in-turn')
    await vi.advanceTimersByTimeAsync(10)
  }
  const gaps = commits.slice(1).map((time, index) => time - (commits[index] ?? 0))
  expect(commits.length).toBeGreaterThan(4)
  for (const gap of gaps) expect(gap).toBeGreaterThanOrEqual(150)
  for (const gap of gaps) expect(gap).toBeLessThan(180)
})

test('what costs much leaves nineteen times as much to the page', async () => {
  vi.stubGlobal('requestAnimationFrame', (callback: () => void) => setTimeout(callback, 16))
  vi.stubGlobal('cancelAnimationFrame', clearTimeout)
  const { pacer, commits } = paced(20)
  pacer.request('in-turn')
  await vi.advanceTimersByTimeAsync(17)
  expect(commits).toHaveLength(1)
  pacer.request('in-turn')
  await vi.advanceTimersByTimeAsync(379)
  expect(commits).toHaveLength(1)
  await vi.advanceTimersByTimeAsync(40)
  expect(commits).toHaveLength(2)
})

test('what is urgent overtakes what waits for its turn, and takes it along', async () => {
  const { pacer, commits } = paced()
  pacer.request('next-frame')
  await vi.advanceTimersByTimeAsync(20)
  pacer.request('in-turn')
  pacer.request('next-frame')
  await vi.advanceTimersByTimeAsync(1_000)
  expect(commits).toEqual([16, 36])
})

test('frames are those of the page', () => {
  const frames: (() => void)[] = []
  vi.stubGlobal('requestAnimationFrame', (callback: () => void) => frames.push(callback))
  vi.stubGlobal('cancelAnimationFrame', vi.fn<() => void>())
  const { pacer, commits } = paced()
  pacer.request('next-frame')
  vi.advanceTimersByTime(50)
  expect(commits).toEqual([])
  frames[0]?.()
  expect(commits).toHaveLength(1)
  vi.advanceTimersByTime(1_000)
  expect(commits).toHaveLength(1)
})

test('NET-10 a page that draws no frames is not left waiting', () => {
  vi.stubGlobal('requestAnimationFrame', () => 1)
  vi.stubGlobal('cancelAnimationFrame', vi.fn<() => void>())
  const { pacer, commits } = paced()
  pacer.request('next-frame')
  vi.advanceTimersByTime(100)
  expect(commits).toHaveLength(1)
})

test('CON-14 after stop nothing comes, and nothing is left running', () => {
  const { pacer, commits } = paced()
  pacer.request('next-frame')
  pacer.stop()
  expect(vi.getTimerCount()).toBe(0)
  vi.advanceTimersByTime(1_000)
  expect(commits).toEqual([])
  pacer.request('next-frame')
  vi.advanceTimersByTime(16)
  expect(commits).toHaveLength(1)
})
