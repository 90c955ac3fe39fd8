/** Runs the examples that are for Node against the built package, under its public names. */
import { join } from 'node:path'
import { QueryClient } from '@tanstack/react-query'
import { createElement } from 'react'
import { renderToString } from 'react-dom/server'
import { createServer } from 'vite'
import { afterEach, expect, test, vi } from 'vitest'
import { root } from './entries.js'
import { loadBuilt, loadExample } from './exampleModules.ts'

const { createProfileClient } = await loadBuilt('api/')
const { createMockApi, createMockToken } = await loadBuilt('mock/')

const token = createMockToken({ tenantId: 'demo', userId: 'user_1' })

afterEach(() => {
  vi.unstubAllGlobals()
  vi.unstubAllEnvs()
  vi.restoreAllMocks()
})

test('loader.ts: the first screen is in the cache', async () => {
  const api = createMockApi()
  const client = createProfileClient({ baseUrl: 'https://api.example.com', token, fetch: api.fetch })
  const { loadBoard } = await loadExample('loader.ts')
  expect(await loadBoard(new QueryClient(), client)).toMatchObject({ user_id: 'user_1' })
  expect(api.requests.count).toBe(21)
})

test('mock-on-a-port.ts: runs to its end and leaves nothing behind', async () => {
  const log = vi.spyOn(console, 'log').mockReturnValue(undefined)
  await loadExample('mock-on-a-port.ts')
  expect(log).toHaveBeenNthCalledWith(1, 10_000, [
    expect.stringMatching(/^\w+ \w+ \d+$/),
    expect.stringMatching(/^\w+ \w+ \d+$/),
    expect.stringMatching(/^\w+ \w+ \d+$/),
  ])
})

test('vite.config.ts: the dev server answers as the service', async () => {
  const vite = await createServer({
    configFile: join(root, 'examples/vite.config.ts'),
    root: join(root, 'examples'),
    logLevel: 'silent',
    server: { host: '127.0.0.1', port: 0, ws: false },
    optimizeDeps: { noDiscovery: true },
  })
  try {
    await vite.listen()
    const answer = await fetch(new URL('/v1/profiles/user/ada', vite.resolvedUrls?.local[0]), {
      headers: { Authorization: `Bearer ${token}` },
    })
    expect(await answer.json()).toMatchObject({ tenant_id: 'demo', user_id: 'ada' })
  } finally {
    await vite.close()
  }
})

test('next/: ranks, scores and names are in the HTML of the server', async () => {
  const api = createMockApi()
  api.failNext({ status: 403, userId: 'user_2' })
  vi.stubGlobal('fetch', api.fetch)
  vi.stubEnv('PROFILE_SERVICE_TOKEN', token)
  const { default: Page } = await loadExample('next/page.tsx')
  const { Profiles } = await loadExample('next/Profiles.tsx')
  const html = renderToString(createElement(Profiles, { userId: 'user_1' }, await Page()))

  const client = createProfileClient({ baseUrl: 'https://api.example.com', token })
  const { entries } = await client.getLeaderboard('weekly', { limit: 20 })
  for (const { score, user_id } of entries) {
    expect(html).toContain(score.toLocaleString('en'))
    const { name } = await client.getProfile(user_id)
    expect(html.includes(name)).toBe(user_id !== 'user_2')
  }
})
