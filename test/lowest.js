/**
 * `npm run test:lowest`: the unit and DOM tests on the lowest versions the peers may have. They run on a copy, because
 * React, what renders with it and what tests it must all find the same one.
 */
import { execFileSync } from 'node:child_process'
import { cpSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { join } from 'node:path'
import packageJson from '../package.json' with { type: 'json' }

const root = fileURLToPath(new URL('..', import.meta.url))
// Inside the repository: everything else is found where it is installed.
const folder = join(root, 'node_modules/.cache/lowest')
const lowest = { '@tanstack/react-query': '5.89.0', react: '18.3.1', 'react-dom': '18.3.1' }
// These import React, or React Query, themselves.
const { dependencies, devDependencies } = packageJson
const users = {
  '@tanstack/react-virtual': dependencies['@tanstack/react-virtual'],
  '@testing-library/dom': devDependencies['@testing-library/dom'],
  '@testing-library/react': devDependencies['@testing-library/react'],
}

mkdirSync(folder, { recursive: true })
for (const name of [
  'src',
  'test',
  'examples',
  'stories',
  '.storybook',
  'README.md',
  'vite.config.ts',
  'tsconfig.json',
]) {
  rmSync(join(folder, name), { recursive: true, force: true })
  cpSync(join(root, name), join(folder, name), { recursive: true })
}
writeFileSync(
  join(folder, 'package.json'),
  JSON.stringify({
    ...packageJson,
    scripts: {},
    dependencies: { ...lowest, ...users },
    devDependencies: {},
    peerDependencies: {},
  }),
)
const run = (/** @type {string} */ command, /** @type {string[]} */ args) =>
  execFileSync(command, args, { cwd: folder, stdio: 'inherit' })
run('npm', ['install', '--no-audit', '--no-fund', '--no-package-lock', '--silent'])
const tests = process.argv.slice(2)
run(process.execPath, [
  join(root, 'node_modules/vitest/vitest.mjs'),
  'run',
  '--project',
  'unit',
  '--project',
  'dom',
  ...(tests.length > 0 ? tests : ['test/query', 'test/hooks', 'test/components']),
])
