/** The recipe of examples/stream: a server in a process of its own, and a real browser. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createProfileClient } from '../../src/api/createProfileClient.ts'
import { createMockToken } from '../../src/mock/createMockToken.ts'
import { createStandings } from '../../src/mock/createStandings.ts'
import { type ServedMockApi, serveMockApi } from '../../src/mock/node.ts'
import { openBrowser, type Pages } from './openPages.ts'
import { type PageServer, startServer } from './startServer.ts'

const server = `
  import { renderBoard } from './examples/stream/server.tsx'
  import { serve } from './test/pages/serve.ts'
  serve((url, response) =>
    renderBoard(response, {
      baseUrl: process.env.SERVICE, token: process.env.TOKEN, session: 'ada', tenantId: 'demo',
      retry: { limit: 0 },
    }).catch((error) => {
      if (error.name !== 'AbortError') throw error
    }),
  )`
const client = `
  import { startBoard } from './examples/stream/client.tsx'
  startBoard({
    baseUrl: new URLSearchParams(location.search).get('service'),
    token: async () => { throw new Error('nobody should ask for a token') },
    session: 'ada', tenantId: 'demo',
  })`
const token = createMockToken({ tenantId: 'demo', userId: 'service' })

let service: ServedMockApi
let browsersService: ServedMockApi
let pages: Pages
let app: PageServer

beforeAll(async () => {
  service = await serveMockApi({
    port: 0,
    tenantId: 'demo',
    leaderboards: { weekly: createStandings({ size: 20 }) },
  })
  browsersService = await serveMockApi({ port: 0, tenantId: 'demo' })
  pages = await openBrowser()
  app = await startServer({ server, client }, { SERVICE: service.url, TOKEN: token })
}, 60_000)
afterAll(async () => {
  await app?.stop()
  await pages?.close()
  await Promise.all([service?.close(), browsersService?.close()])
})

const address = () => `${app.url}/?service=${encodeURIComponent(browsersService.url)}`

const ask = () => createProfileClient({ baseUrl: service.url, token })

async function readUserIds(): Promise<string[]> {
  const { entries } = await ask().getLeaderboard('weekly', { limit: 20 })
  return entries.map(({ user_id }) => user_id)
}

test('default: names are in the HTML, and the browser takes over without a request, an error or a warning', async () => {
  const html = await (await fetch(address())).text()
  const people = await ask().getProfiles(await readUserIds())
  expect(people.filter(({ profile }) => html.includes(`<bdi>${profile?.name}</bdi>`))).toHaveLength(20)

  const { page, problems, requests } = await pages.open(address())
  // A face is drawn, or loaded, by the browser alone: the page has been taken over.
  await page.waitForFunction(
    () => [...document.images].filter(({ naturalWidth }) => naturalWidth > 0).length === 20,
  )
  expect(await page.locator('[data-profile-kit="name"]').allTextContents()).toHaveLength(20)
  expect(problems).toEqual([])
  expect(requests.filter((url) => url.includes('/v1/'))).toEqual([])
  expect(browsersService.api.requests.count).toBe(0)
  await page.context().close()
})

test('with JavaScript off the names are there too', async () => {
  const { page, problems } = await pages.open(address(), { javaScriptEnabled: false })
  expect(await page.locator('[data-profile-kit="name"][data-status="ready"]').count()).toBe(20)
  expect(problems).toEqual([])
  await page.context().close()
})

test('SSR-03 no token in what is sent to the browser', async () => {
  const html = await (await fetch(address())).text()
  expect([token, ...token.split('.')].filter((secret) => html.includes(secret))).toEqual([])
})

test('SSR-04 of a profile that the server could not read, both show the stand-in, and the browser heals it', async () => {
  const [first = ''] = await readUserIds()
  service.api.failNext({ status: 500, userId: first, method: 'GET' })
  const { page, problems, requests } = await pages.open(address())
  await page.locator('[data-profile-kit="name"][data-status="fallback"]').waitFor()
  expect(requests.filter((url) => url.startsWith(browsersService.url))).toHaveLength(0)
  expect(problems.filter((text) => /hydrat|did not match/i.test(text))).toEqual([])
  await page.context().close()
})

test('SSR-10 a visitor who leaves takes along what was asked for them', async () => {
  const { requests } = service.api
  requests.clear()
  service.api.setScenario('slow')
  const leaving = new AbortController()
  const visit = fetch(address(), { signal: leaving.signal })
  await expect.poll(() => requests.countBy({ route: 'profile' }), { timeout: 5_000 }).toBe(6)
  leaving.abort()
  await expect(visit).rejects.toMatchObject({ name: 'AbortError' })
  await expect.poll(() => requests.countBy({ outcome: 'aborted' })).toBe(6)
  // The other fourteen wait for a place, and are never sent.
  expect(requests.countBy({ route: 'profile' })).toBe(6)
  service.api.setScenario('healthy')
})
