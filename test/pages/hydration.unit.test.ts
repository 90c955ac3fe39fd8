/** What a server renders, a browser takes over: people with any name, in other time zones and languages. */
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import { openBrowser, type Pages, watch } from './openPages.ts'
import { type PageServer, startServer } from './startServer.ts'

const program = {
  server: `
    import { serve } from './test/pages/serve.ts'
    import { renderPeople } from './test/pages/renderPeople.tsx'
    serve(renderPeople)`,
  client: `
    import { hydratePeople } from './test/pages/hydratePeople.tsx'
    hydratePeople()`,
}
const RUNS = 3
const PICTURE = '<svg xmlns="http://www.w3.org/2000/svg" width="1" height="1"/>'

let pages: Pages
beforeAll(async () => {
  pages = await openBrowser()
}, 60_000)
afterAll(() => pages?.close())

const places = [
  {
    server: { TZ: 'UTC', LANG: 'C' },
    browser: { timezoneId: 'America/St_Johns', locale: 'en-US' },
    locale: '',
  },
  {
    server: { TZ: 'Asia/Kolkata', LANG: 'hi_IN.UTF-8' },
    browser: { timezoneId: 'UTC', locale: 'ar-EG' },
    locale: '',
  },
  {
    server: { TZ: 'Pacific/Chatham', LANG: 'de_DE.UTF-8' },
    browser: { timezoneId: 'Asia/Tokyo', locale: 'fa-IR' },
    locale: 'ar-EG',
  },
  {
    server: { TZ: 'UTC', LANG: 'C' },
    browser: { timezoneId: 'Europe/Zurich', locale: 'de-CH' },
    locale: 'de-CH',
  },
]

test.each(places)(
  'SSR-04 no mismatch: $server.TZ $server.LANG to $browser.timezoneId $browser.locale, locale "$locale"',
  async ({ server, browser, locale }) => {
    const app: PageServer = await startServer(program, server)
    onTestFinished(() => app.stop())
    const context = await pages.browser.newContext(browser)
    // Pictures of people who do not exist are not what this is about.
    await context.route(
      (url) => url.origin !== app.url,
      (route) => route.fulfill({ contentType: 'image/svg+xml', body: PICTURE }),
    )
    const seen = { people: 0, failed: 0 }
    for (let seed = 1; seed <= RUNS; seed++) {
      const { page, problems } = watch(await context.newPage())
      await page.goto(`${app.url}/?seed=${seed}${locale && `&locale=${locale}`}`)
      await page.waitForFunction(() => 'hydrated' in globalThis)
      const { asked, failed }: { asked: string[]; failed: number } = await page.evaluate('hydrated')
      // Only what the server could not read is asked for.
      expect({ seed, problems, asked: asked.length }).toEqual({ seed, problems: [], asked: failed })
      // SSR-01: nothing has broken out of the script, or swallowed what follows.
      expect(await page.locator('#after').count()).toBe(1)
      expect(await page.locator('script').count()).toBe(2)
      expect(await page.title()).toBe('People')
      seen.people += await page.locator('article').count()
      seen.failed += failed
      await page.close()
    }
    await context.close()
    expect(seen.people).toBeGreaterThan(RUNS)
    expect(seen.failed).toBeGreaterThan(0)
  },
  60_000,
)
