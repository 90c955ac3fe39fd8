import { createReadStream } from 'node:fs'
import { createServer, type Server } from 'node:http'
import { extname, join, normalize } from 'node:path'
import { chromium, type Browser } from 'playwright'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { browserLaunch } from '../browser-launch.ts'
import { listen } from '../support/listen.ts'
import { root } from './entries.js'

const types = new Map([
  ['.html', 'text/html; charset=utf-8'],
  ['.js', 'text/javascript'],
  ['.mjs', 'text/javascript'],
])

let server: Server
let browser: Browser
let origin: string

beforeAll(async () => {
  server = serveFiles()
  origin = await listen(server)
  browser = await chromium.launch(await browserLaunch())
})

afterAll(async () => {
  await browser.close()
  server.closeAllConnections()
  await new Promise((resolve) => server.close(resolve))
})

/** The repository as files, as any static server would serve it. */
function serveFiles(): Server {
  return createServer(({ url = '/' }, response) => {
    const path = normalize(decodeURIComponent(new URL(url, 'http://files').pathname))
    const file = join(root, path.endsWith('/') ? join(path, 'index.html') : path)
    createReadStream(file)
      .once('open', () => response.setHeader('Content-Type', types.get(extname(file)) ?? 'text/plain'))
      .once('error', () => response.writeHead(404).end())
      .pipe(response)
  })
}

test('examples/plain-html shows five names and faces, and asks nobody but the file server', async () => {
  const page = await browser.newPage()
  const problems: string[] = []
  const asked = new Set<string>()
  page.on('pageerror', ({ message }) => problems.push(message))
  page.on('console', (message) => message.type() === 'error' && problems.push(message.text()))
  page.on('request', (request) => asked.add(new URL(request.url()).origin))

  await page.goto(`${origin}/examples/plain-html/`)
  const players = page.getByRole('listitem')
  await players.nth(4).waitFor()
  expect(await players.allTextContents()).toEqual(
    Array.from({ length: 5 }, () => expect.stringMatching(/^\w+ \w+ \d+$/)),
  )
  await page.waitForFunction(() => [...document.images].every(({ complete }) => complete))
  const widths = await page.evaluate(() => [...document.images].map(({ naturalWidth }) => naturalWidth))
  expect(widths).toHaveLength(5)
  expect(Math.min(...widths)).toBeGreaterThan(0)
  // Pictures drawn in the page have no origin: "null".
  expect([...asked].filter((name) => name !== 'null')).toEqual([origin])
  expect(problems).toEqual([])
})
