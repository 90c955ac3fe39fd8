import assert from 'node:assert/strict'
import { cp, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { chromium } from 'playwright'
import { root } from '../package/entries.js'
import { importTypeScript } from '../support/importTypeScript.js'
import { makeToken } from './token.js'
import { findPort, run, start } from './workspace.js'

/**
 * @typedef {{
 *   template: string
 *   dependencies: Record<string, string>
 *   build: [program: string, ...args: string[]][]
 *   serve: (port: number) => [program: string, ...args: string[]]
 * }} App
 */

const vite = {
  template: 'vite',
  build: /** @type {App['build']} */ ([['tsc'], ['vite', 'build']]),
  serve: /** @type {App['serve']} */ (
    (port) => ['vite', 'preview', '--host', '127.0.0.1', '--strictPort', '--port', `${port}`]
  ),
}

/** @type {Record<string, App>} */
export const apps = {
  // The lowest versions that the peers allow, and an older compiler.
  'vite-react-18': {
    ...vite,
    dependencies: {
      '@tanstack/react-query': '5.89.0',
      '@types/react': '^18.3.0',
      '@types/react-dom': '^18.3.0',
      react: '18.3.1',
      'react-dom': '18.3.1',
      typescript: '5.9.3',
      vite: '8.3.8',
    },
  },
  'vite-react-19': {
    ...vite,
    dependencies: {
      '@tanstack/react-query': '5.108.0',
      '@types/react': '19.3.0',
      '@types/react-dom': '19.3.0',
      react: '19.3.1',
      'react-dom': '19.3.1',
      typescript: '7.0.2',
      vite: '8.3.8',
    },
  },
  next: {
    template: 'next',
    dependencies: {
      '@tanstack/react-query': '5.108.0',
      '@types/node': '^20.19.0',
      '@types/react': '19.3.0',
      '@types/react-dom': '19.3.0',
      next: '16.4.6',
      react: '19.3.1',
      'react-dom': '19.3.1',
      typescript: '6.0.3',
    },
    build: [['next', 'build']],
    serve: (port) => ['next', 'start', '-H', '127.0.0.1', '-p', `${port}`],
  },
}

const token = makeToken({ tenant_id: 'demo', sub_id: 'player-3' })
const userIds = Array.from({ length: 10 }, (_, index) => `player-${index + 1}`)

/**
 * Makes the app, builds it, serves it with the packed mock as its service, and looks at it in Chromium.
 *
 * @param {App} app
 * @param {string} folder
 * @param {string} tarball
 */
export async function tryApp({ template, dependencies, build, serve }, folder, tarball) {
  await cp(join(root, 'test/trial', template), folder, { recursive: true })
  const manifest = {
    private: true,
    type: 'module',
    dependencies: { ...dependencies, 'profile-kit': tarball },
  }
  await writeFile(join(folder, 'package.json'), JSON.stringify(manifest))
  await run(folder, 'npm', ['install', '--no-audit', '--no-fund', '--ignore-scripts'])

  const mockPort = await findPort()
  const mock = await start(
    folder,
    'profile-kit',
    ['mock', '--port', `${mockPort}`, '--tenant', 'demo'],
    mockPort,
  )
  try {
    const settings = { SERVICE: mock.url, TOKEN: token }
    const env = Object.fromEntries(
      Object.entries(settings).flatMap(([name, value]) => [
        [`VITE_${name}`, value],
        [`NEXT_PUBLIC_${name}`, value],
      ]),
    )
    for (const [program, ...args] of build) {
      await run(folder, process.execPath, [join(folder, 'node_modules/.bin', program), ...args], {
        ...env,
        NEXT_TELEMETRY_DISABLED: '1',
      })
    }

    const port = await findPort()
    const [program, ...args] = serve(port)
    const server = await start(folder, program, args, port)
    try {
      await checkPage(server.url, mock.url)
    } finally {
      await server.stop()
    }
  } finally {
    await mock.stop()
  }
}

/**
 * Ten names and ten faces show, nothing is thrown, and nothing outside this machine is asked.
 *
 * @param {string} url
 * @param {string} service
 */
async function checkPage(url, service) {
  const { browserLaunch } = /** @type {typeof import('../browser-launch.ts')} */ (
    await importTypeScript(join(root, 'test/browser-launch.ts'))
  )
  const browser = await chromium.launch(await browserLaunch())
  try {
    const page = await browser.newPage()
    /** @type {string[]} */
    const problems = []
    page.on('pageerror', (error) => problems.push(error.message))
    page.on('console', (message) => message.type() === 'error' && problems.push(message.text()))
    page.on('request', (request) => {
      const { protocol, hostname } = new URL(request.url())
      if (protocol.startsWith('http') && hostname !== '127.0.0.1') problems.push(`asked ${hostname}`)
    })

    await page.goto(url)
    const names = await Promise.all(userIds.map((userId) => readName(service, userId)))
    for (const name of names) await page.getByText(name, { exact: true }).first().waitFor({ timeout: 15_000 })
    await page.waitForFunction(
      () =>
        [...document.images].filter(({ complete, naturalWidth }) => complete && naturalWidth > 0).length >=
        10,
      undefined,
      { timeout: 15_000 },
    )
    assert.deepEqual(problems, [])
  } finally {
    await browser.close()
  }
}

/**
 * @param {string} service
 * @param {string} userId
 * @returns {Promise<string>}
 */
async function readName(service, userId) {
  const answer = await fetch(`${service}/v1/profiles/user/${userId}`, {
    headers: { Authorization: `Bearer ${token}` },
  })
  const { name } = await answer.json()
  assert.equal(typeof name, 'string')
  return name
}
