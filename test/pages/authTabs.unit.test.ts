/** Two pages in one browser, and a service that takes each refresh token once: the recipe of examples/auth-tabs.ts. */
import { readFile } from 'node:fs/promises'
import { createServer, type Server } from 'node:http'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { wireProfile } from '../support/heldFetch.ts'
import { listen } from '../support/listen.ts'
import { bundleForBrowser } from './bundle.ts'
import { openBrowser, type Pages, watch } from './openPages.ts'

const program = `
  import { tokenOfTabs } from './examples/auth-tabs.ts'
  import { createProfileClient } from './src/api/createProfileClient.ts'

  const store = {
    read: () => JSON.parse(localStorage.getItem('tokens')),
    write: (tokens) => localStorage.setItem('tokens', JSON.stringify(tokens)),
  }
  const refresh = async (token, signal) => {
    const answer = await fetch('/refresh', { method: 'POST', body: token, signal })
    if (!answer.ok) throw new Error('logged out')
    return answer.json()
  }
  if (!store.read()) store.write({ access: 'access-1', refresh: 'refresh-1' })
  const client = createProfileClient({
    baseUrl: location.origin,
    session: 'ada',
    token: tokenOfTabs({ store, refresh, locks: navigator.locks }),
  })
  window.readName = async (userId) => (await client.getProfile(userId)).name`

let issued = 1
let accepted = 'access-1'
let refreshes = 0
let server: Server
let pages: Pages
let origin = ''

beforeAll(async () => {
  const script = await readFile(await bundleForBrowser(program))
  server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://127.0.0.1')
    const json = (status: number, body: object) =>
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
    if (pathname === '/page.js') {
      response.writeHead(200, { 'content-type': 'text/javascript' }).end(script)
    } else if (pathname === '/refresh') {
      let body = ''
      request.on('data', (chunk: Buffer) => {
        body += chunk.toString()
      })
      request.on('end', () => {
        refreshes++
        if (body !== `refresh-${issued}`) return json(400, { error: 'used before' })
        issued++
        accepted = `access-${issued}`
        return json(200, { access: accepted, refresh: `refresh-${issued}` })
      })
    } else if (pathname.startsWith('/v1/')) {
      if (request.headers.authorization === `Bearer ${accepted}`) {
        json(200, wireProfile(decodeURIComponent(pathname.split('/').at(-1) ?? '')))
      } else json(401, { error: 'expired' })
    } else {
      response
        .writeHead(200, { 'content-type': 'text/html' })
        .end('<!doctype html><link rel="icon" href="data:,"><script type="module" src="/page.js"></script>')
    }
  })
  origin = await listen(server)
  pages = await openBrowser()
})

afterAll(async () => {
  await pages.close()
  server.closeAllConnections()
  server.close()
})

test('AUT-12 two pages whose token ends at the same time refresh it once, and both go on', async () => {
  const context = await pages.browser.newContext()
  const [one, other] = [watch(await context.newPage()).page, watch(await context.newPage()).page]
  await Promise.all([one.goto(origin), other.goto(origin)])
  const readAll = (userId: string) =>
    Promise.all([one, other].map((page) => page.evaluate(`window.readName('${userId}')`)))

  expect(await readAll('ada')).toEqual(['Name of ada', 'Name of ada'])
  expect(refreshes).toBe(0)
  for (const [round, userId] of ['bob', 'eve', 'joe'].entries()) {
    accepted = 'none'
    expect(await readAll(userId)).toEqual([`Name of ${userId}`, `Name of ${userId}`])
    expect(refreshes).toBe(round + 1)
  }
})
