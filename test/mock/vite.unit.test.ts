import { tmpdir } from 'node:os'
import { createLogger, createServer } from 'vite'
import { expect, test } from 'vitest'
import { mockApi, type MockApiPluginOptions } from '../../src/mock/vite.ts'
import { createAsk } from './ask.ts'

async function start(options: MockApiPluginOptions) {
  const said: string[] = []
  const plugin = mockApi(options)
  const server = await createServer({
    configFile: false,
    root: tmpdir(),
    plugins: [plugin],
    customLogger: { ...createLogger(), info: (text) => said.push(text) },
    server: { host: '127.0.0.1', port: 0, hmr: false, ws: false, watch: null },
    optimizeDeps: { noDiscovery: true },
  })
  await server.listen()
  const address = server.httpServer?.address()
  const port = typeof address === 'object' && address ? address.port : 0
  return { plugin, server, said, url: `http://127.0.0.1:${port}` }
}

test('a dev server answers /v1 and /9.x with the mock, and the rest itself', async () => {
  const { plugin, server, said, url } = await start({ tenantId: 'acme' })
  try {
    const ask = createAsk(fetch, url)
    const profile = await (await ask('/v1/profiles/user/ada')).json()
    expect(profile.avatar_url).toBe(`${url}/9.x/adventurer/svg?seed=acme_ada`)
    expect(await (await fetch(profile.avatar_url)).text()).toMatch(/^<svg /)
    expect((await ask('/v1/unknown')).headers.get('x-request-id')).toMatch(/^mock-/)
    expect((await ask('/v10/unknown')).headers.get('x-request-id')).toBeNull()
    plugin.api?.setScenario('down')
    expect((await ask('/v1/profiles/user/ada')).status).toBe(503)
    expect(plugin.api?.requests.countBy({ route: 'profile' })).toBe(2)
    const port = new URL(url).port
    expect(said.join('\n')).toContain(`profile-kit mock on http://localhost:${port}`)
    expect(said.join('\n')).toContain('curl -H')
  } finally {
    await server.close()
  }
})

test('inside another server it prints the address it was told, or nothing', async () => {
  const told = await start({ origin: 'http://127.0.0.1:6006' })
  const quiet = await start({ quiet: true })
  await Promise.all([told.server.close(), quiet.server.close()])
  expect(told.said.join('\n')).toContain('profile-kit mock on http://127.0.0.1:6006')
  expect(quiet.said.join('\n')).not.toContain('profile-kit mock')
})
