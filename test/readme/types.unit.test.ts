import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { root } from './readme.ts'

test('the examples pass the compiler', { timeout: 60_000 }, () => {
  const tsc = join(root, 'node_modules/typescript/bin/tsc')
  const { stdout, stderr } = spawnSync(process.execPath, [tsc, '-p', 'examples', '--pretty', 'false'], {
    cwd: root,
    encoding: 'utf8',
  })
  // What is wrong in src itself is told by `npm run types`.
  expect(stdout.split('\n').filter((line) => line !== '' && !/^(?:src\/| )/.test(line))).toEqual([])
  expect(stderr).toBe('')
})
