/**
 * Tries the package as others get it: packs the tarball, installs it in new folders outside this repository, and uses
 * it there. `npm run trial` runs all trials, `npm run trial -- next mock` the named ones. Needs the package registry.
 */
import { rm } from 'node:fs/promises'
import { apps, tryApp } from './app.js'
import { tryMock } from './mock.js'
import { tryNextHydrated } from './nextHydrated.js'
import { tryNextModes } from './nextModes.js'
import { makeFolder, packPackage } from './workspace.js'

/** @type {Record<string, (folder: string, tarball: string) => Promise<void>>} */
const trials = {
  mock: tryMock,
  ...Object.fromEntries(
    Object.entries(apps).map(([name, app]) => [name, (folder, tarball) => tryApp(app, folder, tarball)]),
  ),
  'next-modes': tryNextModes,
  'next-hydrated': tryNextHydrated,
}

const asked = process.argv.slice(2)
const unknown = asked.filter((name) => !trials[name])
if (unknown.length)
  throw new Error(`No trial ${unknown.join(', ')}. There are: ${Object.keys(trials).join(', ')}`)

const folder = await makeFolder()
let failed = 0
try {
  const tarball = await packPackage(folder)
  for (const [name, trial] of Object.entries(trials)) {
    if (asked.length && !asked.includes(name)) continue
    const start = performance.now()
    try {
      await trial(await makeFolder(folder, name), tarball)
      console.log(`✓ ${name} (${Math.round((performance.now() - start) / 1000)} s)`)
    } catch (error) {
      failed += 1
      console.error(`✗ ${name}`, error)
    }
  }
} finally {
  await rm(folder, { recursive: true, force: true, maxRetries: 3 })
}
process.exitCode = failed ? 1 : 0
