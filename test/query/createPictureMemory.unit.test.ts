import { onlineManager } from '@tanstack/react-query'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createPictureMemory } from '../../src/query/display/createPictureMemory.ts'

const photo = 'https://images.example.com/ada.png'
const other = 'https://images.example.com/grace.png'
const source = { src: photo }
const drawing = 'data:image/svg+xml,<svg'

/** What the page's pictures do, and which it has asked for. */
let asked: string[]
let decode: () => Promise<void>

beforeEach(() => {
  vi.useFakeTimers()
  asked = []
  decode = async () => {}
  vi.stubGlobal(
    'Image',
    class {
      set src(url: string) {
        asked.push(url)
      }
      decode() {
        return decode()
      }
    },
  )
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

/** As a part that shows a picture does: it asks whenever it is told to. */
function show(pictures: ReturnType<typeof createPictureMemory>, address = photo) {
  const answers = [pictures.hasFailed(address)]
  const stop = pictures.subscribe(() => answers.push(pictures.hasFailed(address)))
  return { stop, answers }
}

test('IMG-07 an address that has failed is tried again after a minute, and has failed until it is there', async () => {
  const pictures = createPictureMemory()
  const { stop, answers } = show(pictures)
  pictures.fail(photo, source)
  expect([pictures.hasFailed(photo), pictures.hasFailed(other), answers.at(-1)]).toEqual([true, false, true])
  let arrive = () => {}
  decode = () =>
    new Promise((resolve) => {
      arrive = resolve
    })
  vi.advanceTimersByTime(59_000)
  expect(asked).toEqual([])
  vi.advanceTimersByTime(1_001)
  expect([asked, pictures.hasFailed(photo), answers.at(-1)]).toEqual([[photo], true, true])
  arrive()
  await vi.advanceTimersByTimeAsync(0)
  expect([asked, pictures.hasFailed(photo), answers.at(-1)]).toEqual([[photo], false, false])
  stop()
  expect(vi.getTimerCount()).toBe(0)
})

test('IMG-07 one that is broken still is tried once a minute', async () => {
  const pictures = createPictureMemory()
  pictures.fail(photo, source)
  const { stop, answers } = show(pictures)
  decode = () => Promise.reject(new Error('broken'))
  await vi.advanceTimersByTimeAsync(200_000)
  expect(asked).toEqual([photo, photo, photo])
  expect(answers).not.toContain(false)
  stop()
})

test('IMG-07 one that nobody shows any longer is forgotten, and not tried', async () => {
  const pictures = createPictureMemory()
  const { stop } = show(pictures, other)
  pictures.fail(photo, source)
  await vi.advanceTimersByTimeAsync(60_001)
  expect(pictures.hasFailed(photo)).toBe(false)
  expect(asked).toEqual([])
  stop()
})

test('IMG-07 all are tried again when the network is back, except drawings', async () => {
  const pictures = createPictureMemory()
  const { stop } = show(pictures)
  pictures.fail(photo, source)
  pictures.fail(drawing, undefined)
  onlineManager.setOnline(false)
  expect(asked).toEqual([])
  onlineManager.setOnline(true)
  await vi.advanceTimersByTimeAsync(0)
  expect(asked).toEqual([photo])
  expect([pictures.hasFailed(photo), pictures.hasFailed(drawing)]).toEqual([false, true])
  stop()
})

test('a drawing that cannot be shown stays so, and keeps no timer', () => {
  const pictures = createPictureMemory()
  const { stop } = show(pictures, drawing)
  pictures.fail(drawing, undefined)
  expect(vi.getTimerCount()).toBe(0)
  vi.advanceTimersByTime(86_400_000)
  expect(pictures.hasFailed(drawing)).toBe(true)
  stop()
})

test('nobody watching, no timer; and the next who watches is not told old news', () => {
  const pictures = createPictureMemory()
  pictures.fail(photo, source)
  expect(vi.getTimerCount()).toBe(0)
  vi.advanceTimersByTime(60_001)
  const { stop } = show(pictures, other)
  expect(pictures.hasFailed(photo)).toBe(false)
  stop()
})

test('IMG-12 at most a thousand addresses are remembered', () => {
  const pictures = createPictureMemory()
  for (let number = 0; number <= 1_000; number++) pictures.fail(`${photo}?${number}`, source)
  expect(pictures.hasFailed(`${photo}?0`)).toBe(false)
  expect(pictures.hasFailed(`${photo}?1`)).toBe(true)
})

test('two providers know nothing of each other', () => {
  const [first, second] = [createPictureMemory(), createPictureMemory()]
  first.fail(photo, source)
  expect(second.hasFailed(photo)).toBe(false)
})
