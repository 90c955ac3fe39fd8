import { afterAll, beforeAll, onTestFinished, vi } from 'vitest'
import type { Page, Route } from 'playwright'
import { openBrowser, type OpenedPage, type Pages, watch } from '../openPages.ts'
import { watchViolations } from '../watchViolations.ts'
import { createEye, type Eye } from './eye.ts'
import type { Shown } from './Gallery.tsx'
import { type PictureServer, startPictureServer } from './pictureServer.ts'
import { type PageHost, startPage } from './startPage.ts'

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 })

export let pages: Pages
beforeAll(async () => {
  pages = await openBrowser()
})
afterAll(() => pages.close())

/** The generated picture of `ada`, or of somebody else. */
export const generated = (userId = 'ada') =>
  `https://api.dicebear.com/9.x/adventurer/svg?seed=demo_${encodeURIComponent(userId)}`

export interface Gallery extends OpenedPage {
  /** Where the page comes from. */
  host: PageHost
  /** Pictures on another origin. */
  pictures: PictureServer
  /** What its policy has refused, and whom. */
  violations: readonly string[]
  /** Renders these people, at once. */
  show: (...people: Shown[]) => Promise<void>
  /** `data-picture` of each. */
  states: () => Promise<(string | undefined)[]>
  /** How much has moved without need since the page is there. */
  shifts: () => Promise<number>
}

export interface GalleryOptions {
  /** The text of a module that starts a gallery. Default: one with the kit as it comes. */
  client?: string
  /** The page's content security policy. Default: none. */
  policy?: string
  /** Where the browser believes the page to be. Default: where it is, on loopback. */
  origin?: string
  /** Gets the page ready before it is opened. */
  before?: (page: Page) => Promise<unknown>
}

declare const show: (people: readonly Shown[]) => void
declare const shifts: () => number

/** The text of a module that shows people in galleries whose provider has these props. */
export const galleryOf = (provider: string) => `
  import { Gallery } from './test/pages/pictures/Gallery.tsx'
  import { startGallery } from './test/pages/pictures/startGallery.tsx'
  const provider = ${provider}
  startGallery((people) => <Gallery people={people} provider={provider} />)`

/** A page in real Chromium that shows whom it is told to, and a host of pictures. Both end with the test. */
export async function openGallery({
  client = galleryOf('{}'),
  policy = '',
  origin,
  before,
}: GalleryOptions = {}): Promise<Gallery> {
  const [host, pictures] = await Promise.all([startPage(client), startPictureServer()])
  const context = await pages.browser.newContext()
  const opened = watch(await context.newPage())
  const { page } = opened
  onTestFinished(async () => {
    await context.close()
    await Promise.all([host.close(), pictures.close()])
  })
  const violations = await watchViolations(page)
  if (origin) await page.route(`${origin}/**`, (route) => answerFrom(host, route))
  await before?.(page)
  await page.goto(`${origin ?? host.url}/?${new URLSearchParams({ policy, pictures: pictures.url })}`)
  await page.waitForFunction('globalThis.show')
  return {
    ...opened,
    host,
    pictures,
    violations,
    show: (...people) => page.evaluate((shown) => show(shown), people),
    states: () =>
      page.$$eval('[data-profile-kit="avatar"]', (avatars) =>
        avatars.map((avatar) => avatar.getAttribute('data-picture') ?? undefined),
      ),
    shifts: () => page.evaluate(() => shifts()),
  }
}

async function answerFrom(host: PageHost, route: Route) {
  const { pathname, search } = new URL(route.request().url())
  await route.fulfill({ response: await route.fetch({ url: `${host.url}${pathname}${search}` }) })
}

let eye: Promise<Eye> | undefined

/** Knows `nothing`, `tint`, `letters`, `face`, and pictures by their colours. */
export async function openEye(): Promise<Eye> {
  return (eye ??= learnViews())
}

async function learnViews(): Promise<Eye> {
  const { page, show: showPeople, pictures } = await openGallery()
  const learner = await createEye(pages.browser)
  const views: Record<string, Shown | undefined> = {
    nothing: undefined,
    tint: { url: `${pictures.url}/never.png` },
    'tint of eve': { url: `${pictures.url}/never.png`, userId: 'eve' },
    letters: { url: '', tenantId: '' },
    face: { url: generated() },
    'face of eve': { url: generated('eve'), userId: 'eve' },
    red: { url: `${pictures.url}/red.png` },
    green: { url: `${pictures.url}/green.png` },
    blue: { url: `${pictures.url}/blue.png` },
  }
  for (const [view, person] of Object.entries(views)) {
    await showPeople()
    if (person) await showPeople(person)
    if (!view.startsWith('tint')) {
      await page.waitForFunction(
        () =>
          !document.querySelector('[data-picture="loading"]') &&
          [...document.images].every((image) => image.complete),
      )
    }
    await learner.learn(view, page)
  }
  return learner
}
