import assert from 'node:assert/strict'
import { cp, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { chromium } from 'playwright'
import { root } from '../package/entries.js'
import { importTypeScript } from '../support/importTypeScript.js'
import { apps } from './app.js'
import { makeToken } from './token.js'
import { findPort, run, start } from './workspace.js'

/**
 * Profiles that Next.js has read on its server, with a token and an address of its own: they are in the HTML, and the
 * browser, which knows the service by another address, asks for none of them. As built and in development, which tells
 * more; without the packages that only persistProfiles needs.
 *
 * @param {string} folder
 * @param {string} tarball
 */
export async function tryNextHydrated(folder, tarball) {
  await cp(join(root, 'test/trial/next-modes/hydrated'), folder, { recursive: true })
  const manifest = {
    private: true,
    type: 'module',
    dependencies: { ...apps.next?.dependencies, 'profile-kit': tarball },
  }
  await writeFile(join(folder, 'package.json'), JSON.stringify(manifest))
  await run(folder, 'npm', ['install', '--no-audit', '--no-fund', '--ignore-scripts'])

  const port = await findPort()
  const mock = await start(folder, 'profile-kit', ['mock', '--port', `${port}`, '--tenant', 'demo'], port)
  try {
    const env = {
      SERVICE: mock.url,
      TOKEN: token,
      NEXT_PUBLIC_SERVICE: BROWSERS_SERVICE,
      NEXT_TELEMETRY_DISABLED: 1,
    }
    const lines = Object.entries(env).map(([name, value]) => `${name}=${value}`)
    await writeFile(join(folder, '.env'), lines.join('\n'))
    await run(folder, process.execPath, [join(folder, 'node_modules/.bin/next'), 'build'])
    const names = await readNames(mock.url)
    for (const mode of ['start', 'dev']) await checkMode(folder, mode, names)
  } finally {
    await mock.stop()
  }
}

// Nothing listens there: a request would be an error in the page's log.
const BROWSERS_SERVICE = 'http://127.0.0.1:9'
const token = makeToken({ tenant_id: 'demo', sub_id: 'service' })

/** @param {string} service */
function readNames(service) {
  return Promise.all(
    Array.from({ length: 10 }, async (_, index) => {
      const answer = await fetch(`${service}/v1/profiles/user/player-${index + 1}`, {
        headers: { Authorization: `Bearer ${token}` },
      })
      const { name } = await answer.json()
      return String(name)
    }),
  )
}

/**
 * @param {string} folder
 * @param {string} mode
 * @param {string[]} names
 */
async function checkMode(folder, mode, names) {
  const port = await findPort()
  const server = await start(folder, 'next', [mode, '-H', '127.0.0.1', '-p', `${port}`], port)
  try {
    for (const path of ['/board', '/boundary']) {
      const html = await (await fetch(server.url + path)).text()
      assert.deepEqual(
        names.filter((name) => html.includes(`<bdi>${name}</bdi>`)),
        names,
        `${mode} ${path}: the names`,
      )
      assert.ok(!html.includes(token), `${mode} ${path}: no token`)
    }
    await checkBrowser(server.url, mode)
  } finally {
    await server.stop()
  }
}

/**
 * @param {string} url
 * @param {string} mode
 */
async function checkBrowser(url, mode) {
  const { browserLaunch } = /** @type {typeof import('../browser-launch.ts')} */ (
    await importTypeScript(join(root, 'test/browser-launch.ts'))
  )
  const browser = await chromium.launch(await browserLaunch())
  try {
    const page = await browser.newPage()
    /** @type {string[]} */
    const problems = []
    page.on('pageerror', (error) => problems.push(error.message))
    page.on('console', (message) => {
      if (['error', 'warning'].includes(message.type())) problems.push(message.text())
    })
    page.on('request', (request) => {
      if (request.url().includes('/v1/')) problems.push(`asked ${request.url()}`)
    })
    const ready = page.locator('[data-profile-kit="name"][data-status="ready"]')
    await page.goto(`${url}/board`)
    await page.waitForFunction(
      () => [...document.images].filter(({ naturalWidth }) => naturalWidth > 0).length === 10,
    )
    assert.equal(await ready.count(), 10)
    await page.getByText('the other page').click()
    await page.getByText('the first page').click()
    await page.getByText('the other page').waitFor()
    assert.equal(await ready.count(), 10)
    assert.deepEqual(problems, [], `${mode}: no request, no error, no warning`)

    const plain = await browser.newPage({ javaScriptEnabled: false })
    await plain.goto(`${url}/board`)
    assert.equal(await plain.locator('[data-profile-kit="name"][data-status="ready"]').count(), 10)
  } finally {
    await browser.close()
  }
}
