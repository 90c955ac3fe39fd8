/** The built package in an app made for production, on a page with the strictest policy a page can have. */
import { readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import { join } from 'node:path'
import { getRequestListener } from '@hono/node-server'
import type { BuildOptions } from 'esbuild'
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import { bundle, bundleInChunks } from '../pages/bundle.ts'
import { openBrowser, type Pages } from '../pages/openPages.ts'
import { watchViolations } from '../pages/watchViolations.ts'
import { listen } from '../support/listen.ts'
import { packageJson, root } from './entries.js'
import { loadBuilt } from './exampleModules.ts'

const { createMockApi, createMockToken } = await loadBuilt('mock/')

const app = `
  import { Leaderboard, ProfileAvatar, ProfileCard, ProfileEditor, ProfileGroup, ProfileProvider } from 'profile-kit'
  import { createProfileClient } from 'profile-kit/api'
  import { QueryClient } from '@tanstack/react-query'

  export function createSession(login) {
    const client = createProfileClient({ ...login, session: 'ada', tenantId: 'demo' })
    return { client, queryClient: new QueryClient() }
  }

  export const Page = ({ client, queryClient, userIds }) => (
    <ProfileProvider client={client} queryClient={queryClient} currentUserId="ada">
      <Leaderboard entries={userIds.map((user_id, index) => ({ user_id, score: 900 - index }))} label="This week" />
      <ProfileAvatar userId="user-0" size={96} />
      <ProfileGroup userIds={userIds} max={4} />
      <ProfileCard userId="user-1" />
      <ProfileEditor userId="ada" />
    </ProfileProvider>
  )`

const onServer = `
  import { dehydrateProfiles, prefetchProfiles, serializeState } from 'profile-kit/query'
  import { renderToString } from 'react-dom/server'
  ${app}
  export async function render(login, userIds) {
    const session = createSession(login)
    await prefetchProfiles(session.queryClient, session.client, userIds)
    return {
      html: renderToString(<Page {...session} userIds={userIds} />),
      state: serializeState({ userIds, profiles: dehydrateProfiles(session.queryClient, session.client) }),
    }
  }`

const inBrowser = `
  import { hydrateProfiles } from 'profile-kit/query'
  import { hydrateRoot } from 'react-dom/client'
  ${app}
  const { userIds, profiles } = JSON.parse(document.getElementById('state').textContent)
  const session = createSession({ baseUrl: location.origin, token: document.getElementById('token').content })
  hydrateProfiles(session.queryClient, session.client, profiles)
  hydrateRoot(document.getElementById('root'), <Page {...session} userIds={userIds} />)`

/** Without our own paths, 'profile-kit' is the package that was built. */
const production: BuildOptions = {
  tsconfigRaw: {},
  minify: true,
  target: 'es2022',
  define: { 'process.env.NODE_ENV': '"production"' },
}

const { dependencies, peerDependencies } = packageJson
const installed = Object.keys({ ...dependencies, ...peerDependencies }).flatMap((name) => [name, `${name}/*`])

type Render = (login: object, userIds: readonly string[]) => Promise<{ html: string; state: string }>

let file: string
let render: Render
let scripts: Map<string, string>
let pages: Pages

beforeAll(async () => {
  ;[scripts, file] = await Promise.all([
    bundleInChunks(inBrowser, production),
    bundle(onServer, { ...production, platform: 'node', external: installed }),
  ])
  const server: { render: Render } = await import(file)
  render = server.render
  pages = await openBrowser()
}, 60_000)
afterAll(async () => {
  rmSync(file, { force: true })
  await pages?.close()
})

/** One origin for the page and the service, and a policy for both. */
async function serve(policy: string, userIds: readonly string[]): Promise<string> {
  const api = createMockApi({ tenantId: 'demo' })
  const service = getRequestListener((request) => api.fetch(request))
  const token = createMockToken({ tenantId: 'demo', userId: 'ada' })
  const { html, state } = await render(
    { baseUrl: 'https://api.example.com', token, fetch: api.fetch },
    userIds,
  )
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '', 'http://127.0.0.1')
    const script = scripts.get(pathname.slice(1))
    response.setHeader('content-security-policy', policy)
    if (pathname.startsWith('/v1/')) void service(request, response)
    else if (script) response.setHeader('content-type', 'text/javascript').end(script)
    else if (pathname === '/styles.css')
      response.setHeader('content-type', 'text/css').end(readFileSync(join(root, 'dist/styles.css')))
    else if (pathname === '/')
      response
        .setHeader('content-type', 'text/html; charset=utf-8')
        .end(
          `<!doctype html><html lang="en"><title>Strict</title><meta id="token" content="${token}">` +
            `<link rel="stylesheet" href="/styles.css"><script type="application/json" id="state">${state}</script>` +
            `<div id="root">${html}</div><script type="module" src="/stdin.js"></script>`,
        )
    else response.writeHead(204).end()
  })
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  return listen(server)
}

const strict = (images: string) =>
  `default-src 'none'; script-src 'self'; style-src 'self'; img-src ${images}; connect-src 'self'; ` +
  "require-trusted-types-for 'script'; trusted-types 'none'"

test.each([
  ['data: images', 'https: data:', []],
  ['no data: images', 'https:', ['img-src data']],
])(
  'SSR-07 IMG-11 strict policy with %s: what a server rendered is taken over',
  async (_what, images, expected) => {
    const userIds = Array.from({ length: 150 }, (_, index) => `user-${index}`)
    const url = await serve(strict(images), userIds)
    const { page, problems } = await pages.open('about:blank')
    const violations = await watchViolations(page)
    await page.goto(url)
    const avatars = page.locator('[data-profile-kit="avatar"]')
    await expect.poll(() => avatars.and(page.locator('[data-picture="loading"]')).count()).toBe(0)
    await page.getByRole('textbox', { name: 'Name' }).fill('Countess')
    await page.getByRole('button', { name: 'Save' }).click()
    await page.getByRole('status').getByText('Saved').waitFor()
    // Far down in the board: rows that no server has rendered.
    await page.evaluate(() => scrollTo(0, 4_000))
    await page.locator('li[aria-posinset="75"]').waitFor()
    await expect.poll(() => page.locator('[data-picture="loading"]:visible').count()).toBe(0)
    expect(violations).toEqual(expected)
    // Chromium writes each of them into the console as well.
    expect(problems).toEqual(violations.map(() => expect.stringContaining('Content Security Policy')))
    await page.context().close()
  },
)
