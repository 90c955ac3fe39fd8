import { execFile } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { chromium } from 'playwright'
import { expect, test } from 'vitest'
import { browserLaunch } from '../browser-launch.ts'
import { serveFolder } from './serveFolder.ts'

const TIMEOUT = 120_000

test(
  'the static stories open on the app page from a plain file server under a path, and ask nobody else',
  async ({ onTestFinished }) => {
    const folder = await mkdtemp(join(tmpdir(), 'profile-kit-stories-'))
    onTestFinished(() => rm(folder, { recursive: true, force: true }))
    await buildStories(folder)

    const server = await serveFolder(folder, '/some/sub/path/')
    onTestFinished(() => server.close())
    const browser = await chromium.launch(await browserLaunch())
    onTestFinished(() => browser.close())
    const page = await browser.newPage()
    const elsewhere: string[] = []
    const errors: string[] = []
    page.on('request', (request) => {
      if (/^https?:\/\/(?!127\.0\.0\.1)/.test(request.url())) elsewhere.push(request.url())
    })
    page.on('pageerror', (error) => errors.push(error.message))

    await page.goto(server.url)
    const story = page.frameLocator('#storybook-preview-iframe')
    const kit = story.getByTestId('kit')
    await kit.locator('[data-profile-kit="leaderboard-row"][data-status="ready"] img').first().waitFor()
    await story.getByTestId('documented').getByRole('row').first().waitFor()
    expect(page.url()).toContain('app-leaderboard--side-by-side')

    await story.getByRole('button', { name: 'Take the service down' }).click()
    await kit.locator('[data-profile-kit="leaderboard-row"][data-reason="http"]').first().waitFor()
    await story.getByText('Unknown', { exact: true }).first().waitFor()
    await story.getByRole('button', { name: 'Bring the service back' }).click()
    await kit.locator('[data-profile-kit="leaderboard-row"][data-status="ready"]').first().waitFor()

    expect({ elsewhere, errors, missing: server.missing }).toEqual({ elsewhere: [], errors: [], missing: [] })
  },
  TIMEOUT,
)

async function buildStories(folder: string) {
  const env = { ...process.env }
  // Without these the build is the one that is published, not one made for a test.
  delete env['VITEST']
  delete env['NODE_ENV']
  await promisify(execFile)(
    process.execPath,
    [
      'node_modules/storybook/dist/bin/dispatcher.js',
      'build',
      '--quiet',
      '--disable-telemetry',
      '-o',
      folder,
    ],
    { env },
  )
}
