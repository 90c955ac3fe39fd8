import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright'
import { browserLaunch } from '../browser-launch.ts'

export interface OpenedPage {
  page: Page
  /** Everything that a developer would have to look into: errors, warnings, what React says while hydrating. */
  problems: string[]
  /** The addresses it has asked, its own documents and scripts included. */
  requests: string[]
}

export interface Pages {
  open: (url: string, options?: BrowserContextOptions) => Promise<OpenedPage>
  browser: Browser
  close: () => Promise<void>
}

/** A real browser, with each page in a context of its own unless the test makes one. */
export async function openBrowser(): Promise<Pages> {
  const browser = await chromium.launch(await browserLaunch())
  return {
    browser,
    async open(url, options) {
      const context = await browser.newContext(options)
      const opened = watch(await context.newPage())
      await opened.page.goto(url)
      return opened
    },
    close: () => browser.close(),
  }
}

export function watch(page: Page): OpenedPage {
  const problems: string[] = []
  const requests: string[] = []
  page.on('pageerror', (error) => problems.push(error.message))
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) problems.push(message.text())
  })
  page.on('request', (request) => requests.push(request.url()))
  return { page, problems, requests }
}
