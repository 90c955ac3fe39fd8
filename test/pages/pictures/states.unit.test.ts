/** What is to be seen of pictures that are good, slow or broken, in every frame. */
import { expect, test } from 'vitest'
import { generated, openEye, openGallery } from './openGallery.ts'

/** How long there is tint before something else, if at all, is the network's and the machine's to say. */
const withoutTint = (views: readonly string[]) => views.filter((view) => !view.startsWith('tint'))

const bad = [
  ['not there', 'gone.png'],
  ['a web page', 'page.png'],
  ['without a byte', 'empty.png'],
  ['without a size', 'zero.svg'],
  ['behind a password', 'basic.png'],
  ['cut off', 'half.png'],
  ['larger than a browser can decode', 'bomb/30000.png'],
]

test.each(bad)(
  'IMG-05 a picture that is %s: tint, then a face, and never an empty place or a broken icon',
  async (_what, path) => {
    const eye = await openEye()
    const { page, pictures, show, states, shifts } = await openGallery()
    const film = await eye.film(page)
    await show({ url: `${pictures.url}/${path}` })
    expect(withoutTint(await film.until('face'))).toEqual(['nothing', 'face'])
    expect(await states()).toEqual(['failed'])
    expect(await shifts()).toBe(0)
  },
)

test.each(['never.png', 'stuck.png'])(
  'IMG-05 %s, which does not end: tint, and nothing else',
  async (path) => {
    const eye = await openEye()
    const { page, pictures, show, states, shifts } = await openGallery()
    const film = await eye.film(page)
    await show({ url: `${pictures.url}/${path}` })
    await film.until('tint')
    await page.waitForTimeout(1_000)
    expect(await film.views()).toEqual(['nothing', 'tint'])
    expect(await states()).toEqual(['loading'])
    expect(await shifts()).toBe(0)
  },
)

test('IMG-05 where no face can be drawn, letters stand in', async () => {
  const eye = await openEye()
  const { page, pictures, show, states, shifts } = await openGallery()
  const film = await eye.film(page)
  await show({ url: `${pictures.url}/gone.png`, tenantId: '' })
  expect(withoutTint(await film.until('letters'))).toEqual(['nothing', 'letters'])
  expect(await states()).toEqual(['failed'])
  expect(await shifts()).toBe(0)
})

test('IMG-05 a slow picture: tint until it is there', async () => {
  const eye = await openEye()
  const { page, pictures, show, states, shifts } = await openGallery()
  const film = await eye.film(page)
  await show({ url: `${pictures.url}/held/red.png` })
  await film.until('tint')
  expect(await states()).toEqual(['loading'])
  pictures.release('/held/red.png')
  expect(await film.until('red')).toEqual(['nothing', 'tint', 'red'])
  expect(await states()).toEqual(['loaded'])
  expect(await shifts()).toBe(0)
})

test('IMG-05 a picture the page has shown before is there in the first frame, and so is a face', async () => {
  const eye = await openEye()
  const { page, pictures, show, states } = await openGallery()
  for (const [view, shown] of [
    ['red', `${pictures.url}/red.png`],
    ['face', generated()],
  ] as const) {
    await show({ url: shown })
    await expect.poll(() => eye.see(page)).toBe(view)
    await show()
    expect(await eye.see(page)).toBe('nothing')
    const film = await eye.film(page)
    await show({ url: shown })
    expect(await film.until(view)).toEqual(['nothing', view])
    expect(await states()).toEqual(['loaded'])
    await show()
  }
})

test('another picture of the same person: the former one stays until it has been decoded', async () => {
  const eye = await openEye()
  const { page, pictures, show, states, shifts } = await openGallery()
  await show({ url: `${pictures.url}/red.png` })
  await expect.poll(() => eye.see(page)).toBe('red')
  const film = await eye.film(page)
  await show({ url: `${pictures.url}/held/blue.png` })
  expect(await states()).toEqual(['loading'])
  expect(await eye.see(page)).toBe('red')
  pictures.release('/held/blue.png')
  await film.until('blue')
  // A generated one, one that breaks, and back.
  await show({ url: generated() })
  await film.until('face')
  await show({ url: `${pictures.url}/green.png` })
  expect(await film.until('green')).toEqual(['red', 'blue', 'face', 'green'])
  await show({ url: `${pictures.url}/gone.png` })
  const after = (await film.until('face')).slice(4)
  expect(withoutTint(after)).toEqual(['face'])
  expect(await shifts()).toBe(0)
})

test('another person: not one frame of the former one', async () => {
  const eye = await openEye()
  const { page, pictures, show, states, shifts } = await openGallery()
  await show({ url: `${pictures.url}/red.png` })
  await expect.poll(() => eye.see(page)).toBe('red')
  const film = await eye.film(page)
  await show({ url: `${pictures.url}/held/blue.png`, userId: 'eve' })
  expect(await eye.see(page)).toBe('tint of eve')
  expect(await states()).toEqual(['loading'])
  pictures.release('/held/blue.png')
  await film.until('blue')
  await show({ url: generated() })
  await film.until('face')
  await show({ url: generated('eve'), userId: 'eve' })
  expect(withoutTint(await film.until('face of eve'))).toEqual(['red', 'blue', 'face', 'face of eve'])
  expect(await shifts()).toBe(0)
})
