import { execFileSync } from 'node:child_process'
import { root } from './entries.js'

/** Vitest's global setup for the tests of the built package. */
export function setup() {
  const env = { ...process.env }
  // Without these the build is the one that npm publishes, not one made for a test.
  delete env['VITEST']
  delete env['NODE_ENV']
  execFileSync('npm', ['run', '--silent', 'build'], {
    cwd: root,
    env,
    stdio: ['ignore', 'ignore', 'inherit'],
    shell: process.platform === 'win32',
  })
}
