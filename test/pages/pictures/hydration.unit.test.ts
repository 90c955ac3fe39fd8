/** Pictures that a server has rendered, and what has become of them before there is any script. */
import type { BrowserContext } from 'playwright'
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import { watch } from '../openPages.ts'
import { type PageServer, startServer } from '../startServer.ts'
import type { Shown } from './Gallery.tsx'
import { generated, openEye, pages } from './openGallery.ts'
import { startPictureServer } from './pictureServer.ts'

const program = {
  server: `
    import { serve } from './test/pages/serve.ts'
    import { renderGallery } from './test/pages/pictures/renderGallery.tsx'
    serve(renderGallery)`,
  client: `
    import { hydrateGallery } from './test/pages/pictures/hydrateGallery.tsx'
    hydrateGallery()`,
}

let app: PageServer
beforeAll(async () => {
  app = await startServer(program)
})
afterAll(() => app.stop())

const ofHost = (path: string) => `https://images.example.com/${path}`

/** A page of these people, without script until it is told to hydrate. */
async function visit(
  people: readonly Shown[],
  { isDirect = false, context }: { isDirect?: boolean; context?: BrowserContext } = {},
) {
  const pictures = await startPictureServer()
  const own = context ?? (await pages.browser.newContext())
  const opened = watch(await own.newPage())
  const { page } = opened
  onTestFinished(async () => {
    await own.close()
    await pictures.close()
  })
  if (isDirect) {
    await page.route('https://images.example.com/**', (route) =>
      route
        .fetch({ url: `${pictures.url}${new URL(route.request().url()).pathname}` })
        .then((response) => route.fulfill({ response })),
    )
  }
  const query = new URLSearchParams({
    people: JSON.stringify(people),
    ...(!isDirect && { through: pictures.url }),
  })
  const url = `${app.url}/?${query}`
  return {
    ...opened,
    pictures,
    url,
    states: () =>
      page.$$eval('[data-profile-kit="avatar"]', (all) =>
        all.map((avatar) => avatar.getAttribute('data-picture')),
      ),
    settle: () => page.waitForFunction(() => [...document.images].every(({ complete }) => complete)),
    hydrate: async () => {
      await page.addScriptTag({ url: `${app.url}/client.js`, type: 'module' })
      await page.waitForFunction('globalThis.hydrated')
    },
    shifts: (): Promise<number> => page.evaluate('shifts()'),
  }
}

test.each([
  ['through a proxy', false],
  ['from its own host', true],
])(
  'IMG-08 a picture that was there before React, %s: it stays, and is known to be loaded',
  async (_how, isDirect) => {
    const eye = await openEye()
    const { page, url, states, settle, hydrate, shifts, problems } = await visit(
      [{ url: ofHost('red.png') }],
      { isDirect },
    )
    await page.goto(url)
    await settle()
    expect(await states()).toEqual(['loading'])
    await expect.poll(() => eye.see(page)).toBe('red')
    const film = await eye.film(page)
    await hydrate()
    expect(await states()).toEqual(['loaded'])
    expect(await film.views()).toEqual(['red'])
    expect([await shifts(), ...problems]).toEqual([0])
  },
)

test.each([
  ['is not there', 'gone.png', false],
  ['is a web page', 'page.png', false],
  ['has no size', 'zero.svg', false],
  ['is not there at its own host', 'gone.png', true],
])(
  'IMG-08 a picture that %s, which was known before React: tint, then the face',
  async (_what, path, isDirect) => {
    const eye = await openEye()
    const { page, url, states, settle, hydrate, shifts, problems } = await visit([{ url: ofHost(path) }], {
      isDirect,
    })
    await page.goto(url)
    await settle()
    // Broken by now, and no icon says so.
    expect(await page.evaluate(() => document.images[0]?.naturalWidth)).toBe(0)
    expect(await eye.see(page)).toBe('tint')
    const film = await eye.film(page)
    await hydrate()
    expect(await film.until('face')).toEqual(['tint', 'face'])
    expect(await states()).toEqual(['failed'])
    expect(await shifts()).toBe(0)
    expect(problems.filter((text) => !text.includes('404'))).toEqual([])
  },
)

test('IMG-08 a picture that is on its way when React comes', async () => {
  const eye = await openEye()
  const { page, url, pictures, states, hydrate, shifts, problems } = await visit([
    { url: ofHost('held/red.png') },
  ])
  await page.goto(url, { waitUntil: 'domcontentloaded' })
  expect(await eye.see(page)).toBe('tint')
  const film = await eye.film(page)
  await hydrate()
  expect(await states()).toEqual(['loading'])
  pictures.release('/held/red.png')
  expect(await film.until('red')).toEqual(['tint', 'red'])
  expect(await states()).toEqual(['loaded'])
  expect(pictures.count('/held/red.png')).toBe(1)
  expect([await shifts(), ...problems]).toEqual([0])
})

test('IMG-08 a generated picture: tint, then the face', async () => {
  const eye = await openEye()
  const { page, url, states, hydrate, shifts, problems } = await visit([{ url: generated() }])
  await page.goto(url)
  expect(await eye.see(page)).toBe('tint')
  const film = await eye.film(page)
  await hydrate()
  expect(await film.until('face')).toEqual(['tint', 'face'])
  expect(await states()).toEqual(['loaded'])
  expect([await shifts(), ...problems]).toEqual([0])
})

test('IMG-08 where no script comes, letters stand for a generated picture', async () => {
  const eye = await openEye()
  const { page, url } = await visit([{ url: generated() }])
  await page.goto(url)
  await expect.poll(() => eye.see(page)).toBe('letters')
})

test('IMG-08 a picture the browser has kept is there in the first frame', async () => {
  const eye = await openEye()
  const { page, url, pictures, settle, hydrate, states } = await visit([{ url: ofHost('red.png') }])
  await page.goto(url)
  await settle()
  await expect.poll(() => eye.see(page)).toBe('red')
  const film = await eye.film(page)
  await page.reload()
  await hydrate()
  expect(await states()).toEqual(['loaded'])
  expect(await film.until('red')).not.toContain('tint')
  expect(pictures.count('/red.png')).toBe(1)
})

test('IMG-08 pictures far below are not asked for before they are near, and not taken for broken', async () => {
  const { page, url, pictures, hydrate, states, problems } = await visit([{ url: ofHost('red.png') }])
  await page.goto(`${url}&times=3000`)
  await hydrate()
  await expect.poll(async () => (await states()).slice(0, 100), { timeout: 20_000 }).not.toContain('loading')
  expect(new Set(await states())).toEqual(new Set(['loaded', 'loading']))
  expect(pictures.log.length).toBeLessThan(2_000)
  await page.evaluate(() => scrollTo(0, document.body.scrollHeight))
  await expect.poll(async () => (await states()).at(-1), { timeout: 20_000 }).toBe('loaded')
  expect(problems).toEqual([])
})
