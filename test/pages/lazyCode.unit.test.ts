/** Code that is loaded when it is first wanted, and a network that loses it once. */
import { extname } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { bundleInChunks } from './bundle.ts'
import { openBrowser, type Pages } from './openPages.ts'

const ORIGIN = 'http://lazy.test'
const patience = { timeout: 15_000 }

/** For Chromium itself, a module that failed has failed for good. The loaders of bundlers try again, as this one does. */
const LOADER = `
  const loads = {}
  let tries = 0
  globalThis.load = (file) => loads[file] ??= import(file + '?' + tries++).catch((error) => {
    delete loads[file]
    throw error
  })
`

let pages: Pages
let chunks: Map<string, string>
beforeAll(async () => {
  chunks = await bundleInChunks(`import { startLazy } from './test/pages/startLazy.tsx'\nstartLazy()`)
  pages = await openBrowser()
}, 60_000)
afterAll(() => pages?.close())

/** The page, where each piece of code is lost when it is asked for the first time. */
async function openLossy() {
  const page = await pages.browser.newPage()
  const asked = new Map<string, number>()
  await page.route(`${ORIGIN}/**`, (route) => {
    const file = new URL(route.request().url()).pathname.slice(1)
    if (file === '') return route.fulfill({ contentType: 'text/html', body: DOCUMENT })
    const piece = /^(?:createVirtualRows|watchName)/.exec(file)?.[0]
    const times = (asked.get(piece ?? '') ?? 0) + 1
    if (piece) asked.set(piece, times)
    if (piece && times === 1) return route.abort()
    const text = chunks.get(file)?.replaceAll(/\bimport\("/g, 'load("')
    return route.fulfill({ contentType: types.get(extname(file)) ?? 'text/plain', body: text ?? '' })
  })
  await page.goto(ORIGIN)
  return { page, asked }
}

const DOCUMENT = `<!doctype html><html lang="en"><title>Lazy</title><link rel="icon" href="data:,">
  <script>${LOADER}</script><script type="module" src="/stdin.js"></script>`

const types = new Map([['.js', 'text/javascript']])

test('TXT-08 names are told apart by the next one, where the code for it was lost', async () => {
  const { page, asked } = await openLossy()
  const names = page.locator('p')
  await page.getByRole('button').click()
  await expect.poll(() => asked.get('watchName'), patience).toBe(1)
  expect(await names.textContent()).toBe('Ada Аda')
  await page.getByRole('button').click()
  await page.getByRole('button').click()
  await expect.poll(() => names.textContent(), patience).toBe('Ada #1a2b Аda #44c1')
  await page.close()
})

test('a long board asks again for its code when it is scrolled, after a pause', async () => {
  const { page, asked } = await openLossy()
  const board = page.getByRole('region')
  const firstRow = () => page.locator('[data-index]').first().getAttribute('data-index')
  await expect.poll(() => asked.get('createVirtualRows'), patience).toBe(1)
  let top = 0
  await expect
    .poll(async () => {
      await board.evaluate((element, y) => (element.scrollTop = y), (top += 200))
      return Number(await firstRow())
    }, patience)
    .toBeGreaterThan(0)
  expect(asked.get('createVirtualRows')).toBe(2)
  await page.close()
})
