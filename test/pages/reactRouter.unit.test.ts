/** The recipe of examples/react-router, with a server that does what the framework does: load, render, send, hydrate. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createMockToken } from '../../src/mock/createMockToken.ts'
import { createStandings } from '../../src/mock/createStandings.ts'
import { type ServedMockApi, serveMockApi } from '../../src/mock/node.ts'
import { openBrowser, type Pages } from './openPages.ts'
import { type PageServer, startServer } from './startServer.ts'

const root = `
  import { QueryClient } from '@tanstack/react-query'
  import { useState } from 'react'
  import Standings from './examples/react-router/route.tsx'
  import { useCreateProfileClient } from './src/hooks/useCreateProfileClient.ts'
  import { ProfileProvider } from './src/hooks/ProfileProvider.tsx'
  function Root({ baseUrl, loaderData }) {
    const client = useCreateProfileClient({
      baseUrl, session: 'public', tenantId: 'demo',
      token: async () => { throw new Error('nobody should ask for a token') },
    })
    const [isOpen, setIsOpen] = useState(true)
    return (
      <ProfileProvider client={client}>
        {isOpen && <Standings loaderData={loaderData} />}
        <button onClick={() => setIsOpen(!isOpen)}>navigate</button>
      </ProfileProvider>
    )
  }`
const program = {
  server: `${root}
    import { renderToString } from 'react-dom/server'
    import { loader } from './examples/react-router/route.tsx'
    import { serializeState } from './src/query/transfer/serializeState.ts'
    import { serve } from './test/pages/serve.ts'
    serve(async (url, response) => {
      const leaving = new AbortController()
      const loaderData = await loader({ request: new Request('http://app.example/', { signal: leaving.signal }) })
      const html = renderToString(<Root baseUrl="http://127.0.0.1:9" loaderData={loaderData} />)
      response.setHeader('Content-Type', 'text/html; charset=utf-8')
      response.end('<!doctype html><title>Standings</title><div id="root">' + html +
        '</div><script type="application/json" id="data">' + serializeState(loaderData) +
        '</script><script type="module" src="/client.js"></script>')
    })`,
  client: `${root}
    import { hydrateRoot } from 'react-dom/client'
    const loaderData = JSON.parse(document.getElementById('data').textContent)
    const baseUrl = new URLSearchParams(location.search).get('service')
    hydrateRoot(document.getElementById('root'), <Root baseUrl={baseUrl} loaderData={loaderData} />)`,
}

let service: ServedMockApi
let pages: Pages
let app: PageServer
beforeAll(async () => {
  service = await serveMockApi({
    port: 0,
    tenantId: 'demo',
    leaderboards: { weekly: createStandings({ size: 20 }) },
  })
  pages = await openBrowser()
  app = await startServer(program, {
    PROFILE_SERVICE: service.url,
    PROFILE_SERVICE_TOKEN: createMockToken({ tenantId: 'demo', userId: 'service' }),
  })
}, 60_000)
afterAll(async () => {
  await app?.stop()
  await pages?.close()
  await service?.close()
})

test('default: names are in the HTML, the browser asks for none, also when it comes back to the page', async () => {
  const { page, problems, requests } = await pages.open(`${app.url}/?service=${app.url}/nobody`)
  const html = await (await fetch(app.url)).text()
  expect(html.match(/data-profile-kit="name" data-status="ready"/g)).toHaveLength(20)
  const ready = page.locator('[data-profile-kit="name"][data-status="ready"]')
  await expect.poll(() => ready.count()).toBe(20)
  await page.getByText('navigate').click()
  await expect.poll(() => ready.count()).toBe(0)
  await page.getByText('navigate').click()
  await expect.poll(() => ready.count()).toBe(20)
  expect(problems).toEqual([])
  expect(requests.filter((url) => url.includes('/v1/'))).toEqual([])
})
