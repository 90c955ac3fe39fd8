/** Prints what installing the package brings along, and fails when that outgrows its budget. */
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { dependencyBudget } from './budgets.js'
import { packageJson, root } from './entries.js'

/** @typedef {{ version: string; dependencies?: Record<string, string> }} Locked */

/** @type {{ packages: Record<string, Locked> }} */
const lock = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'))

/**
 * Where `name` lies for the package at `from`: beside it, or in a folder further up.
 *
 * @param {string} from
 * @param {string} name
 * @returns {string}
 */
function locate(from, name) {
  const path = join(from, 'node_modules', name).replaceAll('\\', '/')
  if (lock.packages[path]) return path
  if (!from) throw new Error(`${name} is not in package-lock.json: run npm install`)
  return locate(from.replace(/\/?node_modules\/(@[^/]+\/)?[^/]+$/, ''), name)
}

/** @param {string} folder */
function bytesIn(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((file) => file.isFile())
    .map((file) => join(file.parentPath, file.name))
    .filter((path) => !path.slice(folder.length).includes('node_modules'))
    .reduce((sum, path) => sum + statSync(path).size, 0)
}

const packages = new Set(Object.keys(packageJson.dependencies).map((name) => locate('', name)))
for (const path of packages) {
  const { dependencies = {} } = lock.packages[path] ?? {}
  for (const name of Object.keys(dependencies)) packages.add(locate(path, name))
}

const kB = (/** @type {number} */ bytes) => `${Math.round(bytes / 1000)} kB`.padStart(9)

let total = 0
for (const path of [...packages].sort()) {
  const bytes = bytesIn(join(root, path))
  total += bytes
  console.log(
    `${`${path.replace('node_modules/', '')} ${lock.packages[path]?.version}`.padEnd(40)}${kB(bytes)}`,
  )
}
const isOver = packages.size > dependencyBudget.packages || total > dependencyBudget.bytes
console.log(
  `${`${packages.size} packages (budget ${dependencyBudget.packages})`.padEnd(40)}${kB(total)} (budget${kB(dependencyBudget.bytes)})`,
)
process.exitCode = isOver ? 1 : 0
