/** Pictures that overtake each other, and what is remembered of those that are broken. */
import { expect, test } from 'vitest'
import { generated, openEye, openGallery } from './openGallery.ts'

test('IMG-06 a slow picture, then a quick one: the slow one comes too late', async () => {
  const eye = await openEye()
  const { page, pictures, show, states } = await openGallery()
  for (const late of ['/held/red.png', '/held/none.png']) {
    await show({ url: `${pictures.url}${late}` })
    await expect.poll(() => pictures.count(late)).toBe(1)
    await show({ url: `${pictures.url}/blue.png` })
    await expect.poll(() => eye.see(page)).toBe('blue')
    const film = await eye.film(page)
    pictures.release(late)
    await page.waitForTimeout(300)
    expect(await film.views()).toEqual(['blue'])
    expect(await states()).toEqual(['loaded'])
    await show()
  }
})

test('IMG-06 a picture, another, and the first again: whichever comes first, the first is shown', async () => {
  const eye = await openEye()
  for (const order of [
    ['/held/red.png', '/held/blue.png'],
    ['/held/blue.png', '/held/red.png'],
  ]) {
    const { page, pictures, show, states } = await openGallery()
    const film = await eye.film(page)
    for (const path of ['/held/red.png', '/held/blue.png', '/held/red.png']) {
      await show({ url: `${pictures.url}${path}` })
      await expect.poll(() => pictures.count(path)).toBeGreaterThan(0)
    }
    for (const path of order) {
      pictures.release(path)
      await page.waitForTimeout(300)
    }
    expect(await film.until('red')).toEqual(['nothing', 'tint', 'red'])
    expect(await states()).toEqual(['loaded'])
  }
})

test('IMG-06 a slow picture, then a broken one: the face stays', async () => {
  const eye = await openEye()
  const { page, pictures, show, states } = await openGallery()
  const film = await eye.film(page)
  await show({ url: `${pictures.url}/held/red.png` })
  await film.until('tint')
  await show({ url: `${pictures.url}/gone.png` })
  await film.until('face')
  pictures.release('/held/red.png')
  await page.waitForTimeout(300)
  expect(await film.views()).toEqual(['nothing', 'tint', 'face'])
  expect(await states()).toEqual(['failed'])
})

test('IMG-07 a broken picture is asked for once, by however many; another address is tried at once', async () => {
  const { page, pictures, show, states } = await openGallery()
  const broken = { url: `${pictures.url}/gone.png` }
  await show(broken, broken, broken)
  await expect.poll(states).toEqual(['failed', 'failed', 'failed'])
  await show(broken, broken, broken, broken, { url: `${pictures.url}/red.png` })
  await expect.poll(states).toEqual(['failed', 'failed', 'failed', 'failed', 'loaded'])
  expect(pictures.count('/gone.png')).toBe(1)
  // Nothing is kept beyond the page.
  expect(await page.evaluate(() => [localStorage.length, sessionStorage.length])).toEqual([0, 0])
  expect(await page.evaluate(() => indexedDB.databases())).toEqual([])
})

test('IMG-07 after a minute it is tried again, and the face stays until the picture is there', async () => {
  const eye = await openEye()
  const { page, pictures, show, states } = await openGallery({ before: (opened) => opened.clock.install() })
  const film = await eye.film(page)
  await show({ url: `${pictures.url}/mended/red.png` })
  await film.until('face')
  await page.clock.fastForward(59_000)
  expect(pictures.count('/mended/red.png')).toBe(1)
  // It is still broken.
  await page.clock.fastForward(2_000)
  await expect.poll(() => pictures.count('/mended/red.png')).toBe(2)
  await expect.poll(states).toEqual(['failed'])
  await film.until('face')
  await page.clock.fastForward(61_000)
  expect(await film.until('red')).toEqual(['nothing', 'tint', 'face', 'red'])
  expect(await states()).toEqual(['loaded'])
  expect(pictures.count('/mended/red.png')).toBe(3)
})

test('IMG-07 when the network is back it is tried again', async () => {
  const { page, pictures, show, states } = await openGallery()
  await show({ url: generated() })
  await page.context().setOffline(true)
  await show({ url: `${pictures.url}/red.png` }, { url: generated() })
  await expect.poll(states).toEqual(['failed', 'loaded'])
  await page.context().setOffline(false)
  await expect.poll(states).toEqual(['loaded', 'loaded'])
  expect(pictures.count('/red.png')).toBe(1)
})

test('IMG-07 each provider has a memory of its own', async () => {
  const { pictures, show, states } = await openGallery({
    client: `
      import { startGallery } from './test/pages/pictures/startGallery.tsx'
      import { Gallery } from './test/pages/pictures/Gallery.tsx'
      startGallery((people) => <>{people.map((person, index) => <Gallery key={index} people={[person]} />)}</>)`,
  })
  await show({ url: `${pictures.url}/gone.png` })
  await expect.poll(states).toEqual(['failed'])
  await show({ url: `${pictures.url}/gone.png` }, { url: `${pictures.url}/gone.png` })
  await expect.poll(() => pictures.count('/gone.png')).toBe(2)
  await expect.poll(states).toEqual(['failed', 'failed'])
})
