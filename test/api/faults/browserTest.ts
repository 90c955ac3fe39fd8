import { type Browser, chromium, type Page } from 'playwright'
import { afterAll, test as base, beforeAll, expect, vi } from 'vitest'
import { browserLaunch } from '../../browser-launch.ts'
import { createFaultServer, type FaultServer } from '../../support/fault-server/createFaultServer.ts'
import { CANARY } from '../../support/fault-server/oracles.ts'
import { bundleClient, withPage } from '../../support/fault-server/servePage.ts'

/** The client, as the page has it. */
declare const kit: typeof import('../../../src/api/index.ts')

// The first start of a browser that has yet to be unpacked takes seconds.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 })

let browser: Browser
let bundle: string

beforeAll(async () => {
  ;[browser, bundle] = await Promise.all([chromium.launch(await browserLaunch()), bundleClient()])
})

afterAll(async () => {
  await browser.close()
})

export interface BrowserTest {
  /** The service, on another origin than the page. The tenant of token `a` is `tenant-of-a`. */
  api: FaultServer
  /** Serves the page. */
  app: FaultServer
  /** At the origin of `app`, with the client in it. */
  page: Page
}

/**
 * A test in real Chromium: the page and the service have origins of their own, and the test holds both ends.
 * Errors nobody caught (O1) and the canary in the console (O3) fail it.
 */
export const test = base.extend<BrowserTest>({
  api: async ({ task }, provide) => {
    const server = await createFaultServer({
      seed: task.name.length,
      tenantOf: (token) => `tenant-of-${token ?? 'nobody'}`,
    })
    await provide(server)
    await server.close()
  },
  app: async ({ task }, provide) => {
    const server = await createFaultServer({ seed: task.name.length, script: withPage() })
    await provide(server)
    await server.close()
  },
  page: async ({ app }, provide) => {
    const context = await browser.newContext()
    await context.addInitScript({ content: `${bundle}\nglobalThis.kit = kit` })
    const page = await context.newPage()
    const uncaught: string[] = []
    const said: string[] = []
    page.on('pageerror', (error) => uncaught.push(error.message))
    page.on('console', (message) => said.push(message.text()))
    await page.goto(`${app.url}/`)
    await provide(page)
    await context.close()
    if (uncaught.length > 0) throw new Error(`O1: errors nobody caught: ${uncaught.join('; ')}`)
    if (said.some((line) => line.includes(CANARY))) throw new Error('O3: the token is in the console')
  },
})

export { expect }

export interface Ask {
  baseUrl: string
  /** Left out: a cookie session. */
  token?: string
  ids?: string[]
  /** Retries. */
  limit?: number
  credentials?: 'omit' | 'same-origin'
  /** Asks for new pictures instead of reading. */
  write?: boolean
}

/** Makes a client in the page, asks for profiles, and tells how each ended. */
export async function ask(page: Page, options: Ask) {
  return page.evaluate(
    async ({ baseUrl, token, ids = ['u1'], limit = 0, credentials = 'omit', write = false }) => {
      let tokens = 0
      const start = performance.now()
      const client = kit.createProfileClient({
        baseUrl,
        credentials,
        ...(token !== undefined && {
          token: () => {
            tokens++
            return token
          },
        }),
        timeout: 1500,
        totalTimeout: 8000,
        retry: { limit, baseDelay: 5 },
      })
      const regenerate = async (userId: string) =>
        client.updateProfile(userId, { regenerate_avatar: true }).then(
          (value) => ({ profile: value, error: undefined }),
          (error: unknown) => ({
            profile: undefined,
            error: kit.isProfileKitError(error) ? error : undefined,
          }),
        )
      const results = write ? await Promise.all(ids.map(regenerate)) : await client.getProfiles(ids)
      client.dispose()
      return {
        tokens,
        took: performance.now() - start,
        results: results.map(({ profile, error }) => ({
          tenant: profile?.tenant_id,
          name: profile?.name,
          code: error?.code,
          outcome: error?.outcome,
          retryAfter: error?.retryAfter,
        })),
      }
    },
    options,
  )
}
