/** Two pages in one browser: the recipe of examples/keep.tsx, IndexedDB and a channel between tabs. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createProfileClient } from '../../src/api/createProfileClient.ts'
import { createMockToken } from '../../src/mock/createMockToken.ts'
import { type ServedMockApi, serveMockApi } from '../../src/mock/node.ts'
import { openBrowser, type Pages, watch } from './openPages.ts'
import { type PageServer, startServer } from './startServer.ts'

const program = {
  server: `
    import { serve } from './test/pages/serve.ts'
    serve(async (url, response) => {
      response.setHeader('Content-Type', 'text/html; charset=utf-8')
      response.end('<!doctype html><title>Tab</title><div id="root"></div><script type="module" src="/client.js"></script>')
    })`,
  client: `
    import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
    import { StrictMode } from 'react'
    import { createRoot } from 'react-dom/client'
    import { KeptProfiles } from './examples/keep.tsx'
    import { createProfileClient } from './src/api/createProfileClient.ts'
    import { ProfileName } from './src/components/profile-name/ProfileName.tsx'
    import { ProfileProvider } from './src/hooks/ProfileProvider.tsx'
    import { useUpdateProfile } from './src/hooks/useUpdateProfile.ts'
    import { forgetProfile } from './src/query/forgetProfile.ts'

    const query = new URLSearchParams(location.search)
    const client = createProfileClient({
      baseUrl: query.get('service'), token: query.get('token'), session: query.get('session'), tenantId: 'demo',
    })
    const queryClient = new QueryClient()
    function Page() {
      const { mutate } = useUpdateProfile('ada')
      return (
        <main>
          <ProfileName userId="ada" />
          <button onClick={() => mutate({ name: 'Countess' })}>rename</button>
          <button onClick={() => forgetProfile(queryClient, client, 'ada')}>forget</button>
          <button onClick={() => client.dispose()}>log out</button>
        </main>
      )
    }
    createRoot(document.getElementById('root')).render(
      <StrictMode>
        <QueryClientProvider client={queryClient}>
          <KeptProfiles key={client.scope} client={client}>
            <ProfileProvider client={client}><Page /></ProfileProvider>
          </KeptProfiles>
        </QueryClientProvider>
      </StrictMode>,
    )`,
}

let service: ServedMockApi
let pages: Pages
let app: PageServer
beforeAll(async () => {
  service = await serveMockApi({ port: 0, tenantId: 'demo', profiles: [{ user_id: 'ada', name: 'Ada' }] })
  pages = await openBrowser()
  app = await startServer(program)
}, 60_000)
afterAll(async () => {
  await app?.stop()
  await pages?.close()
  await service?.close()
})

function addressOf(session: string): string {
  const token = createMockToken({ tenantId: 'demo', userId: session })
  return `${app.url}/?${new URLSearchParams({ service: service.url, token, session })}`
}

test('AUT-17 a rename in one tab is seen in the other, which makes no request at all, and nobody else hears of it', async () => {
  const context = await pages.browser.newContext()
  const one = watch(await context.newPage())
  await one.page.goto(addressOf('ada'))
  await one.page.getByText('Ada', { exact: true }).waitFor()
  // Leaving a tab keeps what it has read; so does a second of rest.
  await one.page.waitForTimeout(1_500)

  const two = watch(await context.newPage())
  await two.page.goto(addressOf('ada'))
  await two.page.getByText('Ada', { exact: true }).waitFor()
  const stranger = watch(await context.newPage())
  await stranger.page.goto(addressOf('bob'))
  await stranger.page.getByText('Ada', { exact: true }).waitFor()

  await one.page.getByText('rename').click()
  await two.page.getByText('Countess').waitFor()
  expect(two.requests.filter((url) => url.startsWith(service.url))).toEqual([])
  expect(await stranger.page.locator('bdi').textContent()).toBe('Ada')

  // Over a reload, it is the new name that was kept.
  await one.page.waitForTimeout(1_500)
  await two.page.reload()
  await two.page.getByText('Countess').waitFor()
  expect(two.requests.filter((url) => url.startsWith(service.url))).toEqual([])

  // What one tab forgets, the other shows no longer, and the storage has lost.
  await one.page.getByText('forget').click()
  await two.page.getByText('Countess').waitFor({ state: 'hidden' })
  expect(two.requests.filter((url) => url.startsWith(service.url))).toEqual([])
  await two.page.reload()
  await two.page.getByText('Countess').waitFor()
  expect(two.requests.filter((url) => url.startsWith(service.url)).length).toBeGreaterThan(0)

  expect([...one.problems, ...two.problems, ...stranger.problems]).toEqual([])
  await context.close()
}, 30_000)

test('AUT-17 after a logout nothing of the login is left on the disk', async () => {
  const context = await pages.browser.newContext()
  const { page } = watch(await context.newPage())
  await page.goto(addressOf('ada'))
  await page.locator('[data-status="ready"]').waitFor()
  await page.waitForTimeout(1_500)
  const count = () =>
    page.evaluate(
      () =>
        new Promise<number>((resolve) => {
          const opening = indexedDB.open('profile-kit')
          opening.addEventListener('success', () => {
            const counting = opening.result.transaction('profiles').objectStore('profiles').count()
            counting.addEventListener('success', () => resolve(counting.result))
          })
        }),
    )
  expect(await count()).toBe(1)
  await page.getByText('log out').click()
  await expect.poll(count).toBe(0)
  await context.close()
  const client = createProfileClient({
    baseUrl: service.url,
    token: createMockToken({ tenantId: 'demo', userId: 'ada' }),
  })
  expect((await client.getProfile('ada')).name).toBe('Countess')
}, 30_000)
