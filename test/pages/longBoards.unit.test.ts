/** Boards of more than a hundred entries, and the code that only they need, on its way to a real browser. */
import { extname } from 'node:path'
import type { BrowserContextOptions, Page } from 'playwright'
import { createElement } from 'react'
import { renderToString } from 'react-dom/server'
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import { bundleInChunks } from './bundle.ts'
import { LongBoard, type LongBoardProps } from './LongBoard.tsx'
import { openBrowser, type Pages, watch } from './openPages.ts'

const ORIGIN = 'http://boards.test'
const ROW = 56
const HEIGHT = 480
const SCREEN = { width: 800, height: 720 }

const patience = { timeout: 10_000 }

let pages: Pages
let chunks: Map<string, string>
beforeAll(async () => {
  chunks = await bundleInChunks(
    `import { startBoards } from './test/pages/startBoards.tsx'
     startBoards()`,
  )
  pages = await openBrowser()
}, 60_000)
afterAll(() => pages?.close())

/** A page, and the code of long boards, which is held back until the test says what becomes of it. */
async function openBoards({ html = '', ...options }: BrowserContextOptions & { html?: string } = {}) {
  const context = await pages.browser.newContext({ viewport: SCREEN, ...options })
  onTestFinished(() => context.close())
  const code = { asked: 0, isLost: false, answer: () => {} }
  const isDecided = new Promise<void>((resolve) => {
    code.answer = resolve
  })
  await context.route(`${ORIGIN}/**`, async (route) => {
    const file = new URL(route.request().url()).pathname.slice(1)
    if (file.startsWith('createVirtualRows')) {
      code.asked++
      await isDecided
      if (code.isLost) return route.abort()
    }
    const contentType = types.get(extname(file)) ?? 'text/html'
    return route.fulfill({ contentType, body: chunks.get(file) ?? documentOf(html) })
  })
  const { page, problems } = watch(await context.newPage())
  await page.goto(ORIGIN)
  return { page, problems, code, show: (count: number, props = {}) => show(page, { count, ...props }) }
}

const types = new Map([
  ['.js', 'text/javascript'],
  ['.css', 'text/css'],
])

const documentOf = (html: string) =>
  `<!doctype html><html lang="en"><title>Boards</title><link rel="icon" href="data:,">` +
  `<link rel="stylesheet" href="/stdin.css"><style>body { margin: 0 }</style>` +
  `<div id="board">${html}</div><div id="other"></div><div id="third"></div><script type="module" src="/stdin.js"></script>`

/** Renders a board, and says how many rows are there at once. */
const show = (page: Page, props: LongBoardProps, id = 'board') =>
  page.evaluate(([id, props]) => boards.show(id, props), [id, props] as const)

const indexes = (page: Page, id = 'board') =>
  page
    .locator(`#${id} [data-profile-kit="leaderboard-row"]`)
    .evaluateAll((rows) => rows.map((row) => Number(row.dataset['index'])))

/** The rows in the middle of the screen, where a board of `HEIGHT` pixels has its middle too. */
const inView = (page: Page) =>
  page.evaluate(() => {
    const row = document.elementFromPoint(100, 240)?.closest<HTMLElement>('[data-index]')
    return row ? Number(row.dataset['index']) : undefined
  })

const scrollTo = (page: Page, top: number) =>
  page.evaluate((y) => {
    const board = document.querySelector('[data-height]') ?? document.documentElement
    board.scrollTop = y
  }, top)

/** Two frames: what was rendered has been painted, and measured. */
const painted = (page: Page) =>
  page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))))

/** Where things are, and how far everything scrolls. */
const measure = (page: Page) =>
  page.evaluate(() => {
    const topOf = (element: Element | null) => element?.getBoundingClientRect().top ?? Number.NaN
    const board = document.querySelector('[data-profile-kit="leaderboard"]')
    return {
      rows: [...document.querySelectorAll('[data-profile-kit="leaderboard-row"]')].slice(0, 8).map(topOf),
      footer: topOf(document.querySelector('footer')),
      heights: [board?.scrollHeight, document.documentElement.scrollHeight],
      scrolled: [board?.scrollTop, scrollY],
    }
  })

/** How many listen to the scrolling of the page, and of all that is in it. */
async function countListeners(page: Page): Promise<number> {
  const devtools = await page.context().newCDPSession(page)
  const { result } = await devtools.send('Runtime.evaluate', { expression: 'document' })
  const { listeners } = await devtools.send('DOMDebugger.getEventListeners', {
    objectId: result.objectId ?? '',
  })
  return listeners.filter(({ type }) => type === 'scroll').length
}

test.each([
  { screen: 'the board scrolls', props: { height: HEIGHT } },
  { screen: 'the page scrolls', props: {} },
  { screen: 'there is room for more than twenty', props: {}, viewport: { width: 800, height: 1600 } },
  {
    screen: 'rows are higher than expected',
    props: { contentHeight: 90 },
    boardHeight: 20 * 103 - 1 + 980 * ROW,
  },
])(
  'twenty rows and room for the others at first; when the code comes, nothing moves: $screen',
  async ({ props, viewport = SCREEN, boardHeight = 1000 * ROW }) => {
    const { page, problems, code, show } = await openBoards({ viewport })
    expect(await show(1000, props)).toBe(20)
    const before = await measure(page)
    expect(before.heights[0]).toBe(boardHeight)
    code.answer()
    await expect.poll(() => indexes(page), patience).not.toHaveLength(20)
    await painted(page)
    expect(await measure(page)).toEqual(before)
    expect(await page.evaluate(() => boards.shifts)).toEqual([])
    expect(problems).toEqual([])
  },
)

test.each([
  { scroller: 'the board', height: HEIGHT },
  { scroller: 'the page', height: undefined },
])(
  'whoever has scrolled into the room finds rows there when the code comes: $scroller',
  async ({ height }) => {
    const { page, code, show } = await openBoards()
    await show(1000, { height })
    await scrollTo(page, 500 * ROW)
    await painted(page)
    const { scrolled, heights } = await measure(page)
    expect(await indexes(page)).toHaveLength(20)
    code.answer()
    await expect.poll(() => inView(page), patience).toBe(504)
    await painted(page)
    expect(await measure(page)).toMatchObject({ scrolled, heights })
  },
)

test('of what is to be scrolled to before the code is there, the last is', async () => {
  const { page, code, show } = await openBoards()
  await show(1000, { height: HEIGHT })
  const answers = await page.evaluate(() => {
    const actions = boards.actions.current
    return [
      actions?.scrollToIndex(900),
      actions?.scrollToUser('player-701'),
      actions?.scrollToUser('nobody'),
      actions?.scrollToIndex(1000),
    ]
  })
  expect(answers).toEqual([true, true, false, false])
  await painted(page)
  code.answer()
  await expect.poll(() => inView(page), patience).toBe(700)
  // It is done once: a later render scrolls nowhere.
  await scrollTo(page, 0)
  await show(1001, { height: HEIGHT })
  await expect.poll(() => inView(page), patience).toBe(4)
})

test('code that is there is used at once, by another board and by the same one when it comes back', async () => {
  const { page, code, show: showHere } = await openBoards()
  await showHere(1000, { height: HEIGHT })
  code.answer()
  await expect.poll(() => indexes(page), patience).not.toHaveLength(20)
  const settled = await indexes(page)
  expect(await show(page, { count: 5000, height: HEIGHT }, 'other')).toBe(settled.length)
  await page.evaluate(() => boards.remove('board'))
  expect(await showHere(1000, { height: HEIGHT })).toBe(settled.length)
  expect(code.asked).toBe(1)
})

test('boards that wait all get it; one that is gone, before or after, listens to nothing', async () => {
  const { page, problems, code, show: showHere } = await openBoards()
  await showHere(1000, { height: HEIGHT })
  for (const id of ['other', 'third']) await show(page, { count: 1000 }, id)
  expect(await countListeners(page)).toBe(3)
  await page.evaluate(() => boards.remove('third'))
  expect(await countListeners(page)).toBe(2)
  code.answer()
  for (const id of ['board', 'other'])
    await expect.poll(() => indexes(page, id), patience).not.toHaveLength(20)
  // What is left is that of the board in which the page scrolls.
  expect(await countListeners(page)).toBe(1)
  await page.evaluate(() => boards.remove('other'))
  expect(await countListeners(page)).toBe(0)
  expect(problems).toEqual([])
  expect(code.asked).toBe(1)
})

test('up to a hundred entries it is not asked for', async () => {
  const { page, code, show } = await openBoards()
  expect(await show(100, { height: HEIGHT })).toBe(100)
  await scrollTo(page, 60 * ROW)
  await painted(page)
  expect(code.asked).toBe(0)
})

test('a board grows and shrinks while the code is on its way', async () => {
  const { page, problems, code, show } = await openBoards()
  await show(90, { height: HEIGHT })
  await scrollTo(page, 60 * ROW)
  expect(await show(300, { height: HEIGHT })).toBe(90)
  expect(await inView(page)).toBe(64)
  expect((await measure(page)).heights[0]).toBe(300 * ROW)
  expect(await show(95, { height: HEIGHT })).toBe(95)
  expect(await inView(page)).toBe(64)
  code.answer()
  await expect.poll(() => code.asked, patience).toBe(1)
  await painted(page)
  expect(await indexes(page)).toHaveLength(95)
  expect(await show(0, { height: HEIGHT })).toBe(0)
  expect(await show(300, { height: HEIGHT })).toBeLessThan(20)
  expect(problems).toEqual([])
})

test.each([
  { scroller: 'the board', height: HEIGHT },
  { scroller: 'the page', height: undefined },
])(
  'without the code, rows come as far as somebody scrolls, and nothing moves: $scroller',
  async ({ height }) => {
    const { page, problems, code, show } = await openBoards()
    code.isLost = true
    code.answer()
    expect(await show(1000, { height })).toBe(20)
    await expect.poll(() => problems, patience).toHaveLength(1)
    const { heights } = await measure(page)
    for (let row = 0; row <= 200; row += 6) {
      await scrollTo(page, row * ROW)
      await painted(page)
      expect(await inView(page)).toBe(row + 4)
    }
    expect((await indexes(page)).length).toBeLessThan(400)
    expect((await measure(page)).heights).toEqual(heights)
    expect(await page.evaluate(() => boards.shifts)).toEqual([])
    // A request that fails is the browser's to report.
    expect(problems).toEqual([expect.stringContaining('Failed to load resource')])
  },
)

test('SSR-07 server HTML has twenty rows and no room; a browser takes it over, and then makes room', async () => {
  const html = renderToString(createElement(LongBoard, { count: 1000, height: undefined }))
  const plain = await openBoards({ html, javaScriptEnabled: false })
  expect(await indexes(plain.page)).toHaveLength(20)
  expect(await plain.page.locator('[data-profile-kit="leaderboard"]').boundingBox()).toMatchObject({
    height: 20 * ROW + 2,
  })

  const { page, problems, code, show } = await openBoards({ html })
  await show(1000)
  await expect.poll(async () => (await measure(page)).heights[0], patience).toBe(1000 * ROW)
  expect(await indexes(page)).toHaveLength(20)
  expect((await measure(page)).rows).toEqual((await measure(plain.page)).rows)
  code.answer()
  await expect.poll(() => indexes(page), patience).not.toHaveLength(20)
  expect(problems).toEqual([])
})
