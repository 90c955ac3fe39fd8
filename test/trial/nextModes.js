import assert from 'node:assert/strict'
import { cp, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { root } from '../package/entries.js'
import { apps } from './app.js'
import { makeToken } from './token.js'
import { findPort, run, start } from './workspace.js'

/**
 * Names in server components of Next.js, prerendered at build time in the two ways there are: a revalidated page, and
 * a cached component. With the service up the build lists them as static; with the service down it must fail rather
 * than bake `User <id>` into a page.
 *
 * @param {string} folder
 * @param {string} tarball
 */
export async function tryNextModes(folder, tarball) {
  const manifest = {
    private: true,
    type: 'module',
    dependencies: { ...apps.next?.dependencies, 'profile-kit': tarball },
  }
  await writeFile(join(folder, 'package.json'), JSON.stringify(manifest))
  await run(folder, 'npm', ['install', '--no-audit', '--no-fund', '--ignore-scripts'])

  for (const mode of ['revalidated', 'cached']) {
    await cp(join(root, 'test/trial/next-modes', mode), folder, { recursive: true })
    await checkUp(folder, mode)
    await checkDown(folder, mode)
    await rm(join(folder, 'app'), { recursive: true })
  }
}

/**
 * @param {string} folder
 * @param {string} mode
 */
async function checkUp(folder, mode) {
  const port = await findPort()
  const mock = await start(folder, 'profile-kit', ['mock', '--port', `${port}`, '--tenant', 'demo'], port)
  try {
    const output = await build(folder, mock.url)
    assert.match(output, /○ \/names/, `${mode}: the page is listed as static`)
    const answer = await fetch(`${mock.url}/v1/profiles/user/player-1`, {
      headers: { Authorization: `Bearer ${token}` },
    })
    const { name } = await answer.json()
    const html = await readFile(join(folder, '.next/server/app/names.html'), 'utf8')
    assert.ok(html.includes(name), `${mode}: the name is in the prerendered HTML`)
  } finally {
    await mock.stop()
  }
}

/**
 * @param {string} folder
 * @param {string} mode
 */
async function checkDown(folder, mode) {
  const nobody = `http://127.0.0.1:${await findPort()}`
  await rm(join(folder, '.next'), { recursive: true, force: true })
  await assert.rejects(
    build(folder, nobody),
    /profile-kit: no answer came/,
    `${mode}: the build fails, and says why`,
  )
}

const token = makeToken({ tenant_id: 'demo', sub_id: 'player-3' })

/**
 * @param {string} folder
 * @param {string} service
 */
function build(folder, service) {
  const next = join(folder, 'node_modules/.bin/next')
  return run(folder, process.execPath, [next, 'build'], {
    SERVICE: service,
    TOKEN: token,
    NEXT_TELEMETRY_DISABLED: '1',
  })
}
