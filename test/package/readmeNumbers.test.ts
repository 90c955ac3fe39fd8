import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { sizeBudgets } from './budgets.js'
import { bundle } from './bundle.js'
import { root } from './entries.js'

const readme = readFileSync(join(root, 'README.md'), 'utf8')

/** How far a number may be from the truth before somebody has to touch the README, in kB. */
const TOLERANCE = 0.5

const rows = [...readme.matchAll(/^\|.*\| ([\d.]+) kB \| ([\d.]+) kB \|$/gm)].map(([, now, most]) => ({
  now: Number(now),
  most: Number(most),
}))

test('README has a row for each size that is budgeted, with its budget', () => {
  expect(rows.map(({ most }) => most)).toEqual(sizeBudgets.map(({ limit }) => limit / 1000))
})

test.each(sizeBudgets.map((budget, index) => ({ ...budget, now: rows[index]?.now ?? 0 })))(
  'README tells the size of $name',
  async ({ code, now }) => {
    const { initialBytes } = await bundle(code)
    expect(Math.abs(initialBytes / 1000 - now)).toBeLessThan(TOLERANCE)
  },
)

test.each([
  { what: 'the drawings', told: /the drawings, about (\d+) kB/, module: 'dicebear', tolerance: 5 },
  { what: 'the rows of long boards', told: /(\d+) kB more/, module: 'virtual-core', tolerance: 0.5 },
])('README tells the size of $what', async ({ told, module, tolerance }) => {
  const { lazyChunks } = await bundle(`export { Leaderboard } from 'profile-kit'`)
  const [chunk] = lazyChunks.filter(({ modules }) => modules.some((path) => path.includes(module)))
  expect(Math.abs((chunk?.bytes ?? 0) / 1000 - Number(told.exec(readme)?.[1]))).toBeLessThan(tolerance)
})

test('README tells what an installation adds', () => {
  const output = execFileSync(process.execPath, [join(root, 'test/package/dependencies.js')], {
    encoding: 'utf8',
  })
  const [, packages, kB] = /^(\d+) packages.*\)\s+(\d+) kB \(budget/m.exec(output) ?? []
  const [, toldPackages, toldMB] = /adds (\d+) packages, ([\d.]+) MB/.exec(readme) ?? []
  expect(toldPackages).toBe(packages)
  expect(Number(toldMB)).toBeCloseTo(Number(kB) / 1000, 1)
})
