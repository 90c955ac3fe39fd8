/** Many pictures, and pictures that are too much. */
import { expect, test } from 'vitest'
import { type Gallery, galleryOf, generated, openGallery } from './openGallery.ts'

const ROWS = 500
const rows = (url: (row: number) => string) =>
  Array.from({ length: ROWS }, (_, row) => ({ url: url(row), userId: `user-${row}` }))

test.each([
  ['/red.png', 'loaded'],
  ['/fresh/red.png', 'loaded'],
  ['/gone.png', 'failed'],
])(`IMG-12 ${ROWS} rows ask for the picture they share once: %s`, async (path, state) => {
  const { pictures, show, states } = await openGallery()
  await show(...rows(() => `${pictures.url}${path}`))
  await expect.poll(async () => new Set(await states()), { timeout: 20_000 }).toEqual(new Set([state]))
  await show(...rows(() => `${pictures.url}${path}`), { url: `${pictures.url}${path}` })
  await expect.poll(async () => new Set(await states()), { timeout: 20_000 }).toEqual(new Set([state]))
  expect(pictures.count(path)).toBe(1)
})

const preloading = `
  import { preloadAvatars } from './src/avatar/preloadAvatars.ts'
  globalThis.preloadAvatars = preloadAvatars
  ${galleryOf('{}')}`

declare const preloadAvatars: typeof import('../../../src/avatar/preloadAvatars.ts').preloadAvatars

test(`IMG-12 ${ROWS} people, ${ROWS} faces: drawn ahead, all are there in the first frame`, async () => {
  const { page, show, states } = await openGallery({ client: preloading })
  const people = rows((row) => generated(`user-${row}`))
  await page.evaluate(
    (urls) => preloadAvatars(urls),
    people.map(({ url }) => url),
  )
  await show(...people)
  expect(new Set(await states())).toEqual(new Set(['loaded']))
  const drawn = await page.$$eval('img', (images) => images.map(({ src }) => src))
  expect(new Set(drawn).size).toBe(ROWS)
})

test('IMG-12 of 10,000 faces, no more are kept than of 1,000', async () => {
  const { page } = await openGallery({ client: preloading })
  const session = await page.context().newCDPSession(page)
  async function measureHeap() {
    await session.send('HeapProfiler.collectGarbage')
    return (await session.send('Runtime.getHeapUsage')).usedSize
  }
  const draw = (from: number, to: number) =>
    page.evaluate(
      (urls) => preloadAvatars(urls, { timeout: 60_000 }),
      Array.from({ length: to - from }, (_, number) => generated(`user-${from + number}`)),
    )
  await draw(0, 1_000)
  const former = await measureHeap()
  await draw(1_000, 10_000)
  const added = (await measureHeap()) - former
  // Some 9.5 kB each: kept, they would be 85 MB.
  expect(added).toBeLessThan(5_000_000)
})

/** The longest task of the page while it shows `url`, in milliseconds; one of 60 is there anyway. */
async function measureLongest({ page, show, states }: Gallery, url: string): Promise<number> {
  await page.evaluate(() => {
    const tasks: number[] = []
    const observer = new PerformanceObserver((list) =>
      tasks.push(...list.getEntries().map((task) => task.duration)),
    )
    observer.observe({ type: 'longtask' })
    setTimeout(() => {
      const end = performance.now() + 60
      while (performance.now() < end);
    })
    Object.assign(globalThis, { measure: () => Math.max(...tasks) })
  })
  await show({ url })
  await expect.poll(async () => (await states())[0], { timeout: 20_000 }).not.toBe('loading')
  // Whatever has to be decoded is decoded by now: a picture of the page waits for it.
  await page.screenshot()
  return page.evaluate(() => measure())
}

declare const measure: () => number

test.each([
  ['a picture of 30,000 by 30,000 pixels', '/bomb/30000.png'],
  ['a picture of 10,000 by 10,000 pixels', '/bomb/10000.png'],
  ['a film of 200 MB', '/film.gif'],
])('IMG-13 %s leaves the page able to work, and the box as it is', async (_what, path) => {
  const longest: number[] = []
  // What slows down this machine for a moment is not the picture's fault.
  while (longest.length < 3 && !longest.some((duration) => duration < 200)) {
    const gallery = await openGallery()
    longest.push(await measureLongest(gallery, `${gallery.pictures.url}${path}`))
    expect(await gallery.shifts()).toBe(0)
    const box = await gallery.page.locator('[data-profile-kit="avatar"]').boundingBox()
    expect(box).toMatchObject({ width: 64, height: 64 })
  }
  expect(Math.min(...longest)).toBeLessThan(200)
})

test('IMG-13 a page that is not able to work is noticed', async () => {
  const gallery = await openGallery()
  await gallery.page.evaluate(() => {
    setTimeout(() => {
      const end = performance.now() + 300
      while (performance.now() < end);
    }, 50)
  })
  expect(await measureLongest(gallery, generated())).toBeGreaterThan(250)
})
