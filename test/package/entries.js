import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The repository, and after a build the package itself. */
export const root = fileURLToPath(new URL('../..', import.meta.url))

/**
 * @typedef {{
 *   name: string
 *   version: string
 *   bin: Record<string, string>
 *   exports: Record<string, string | Record<string, string>>
 *   dependencies: Record<string, string>
 *   peerDependencies: Record<string, string>
 * }} PackageJson
 */

/** @type {PackageJson} */
export const packageJson = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))

/**
 * The entries that hold code, as an app writes them, with the files they lead to.
 *
 * @type {{ specifier: string; conditions: Record<string, string> }[]}
 */
export const entries = Object.entries(packageJson.exports).flatMap(([path, conditions]) =>
  typeof conditions === 'string' ? [] : [{ specifier: packageJson.name + path.slice(1), conditions }],
)
