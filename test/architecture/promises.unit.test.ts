import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const ID = /\b(?:NET|PRO|AUT|CON|SSR|IMG|TXT|LIV|SCL|MOC)-\d\d\b/g
const root = join(import.meta.dirname, '../..')

function idsIn(paths: readonly string[]): string[] {
  const ids = paths.flatMap((path) => readFileSync(join(root, path), 'utf8').match(ID) ?? [])
  return [...new Set(ids)].sort()
}

test('every promise that tests name is explained, and every one explained has a test', () => {
  const tests = readdirSync(join(root, 'test'), { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.test\.tsx?$/.test(path))
    .map((path) => join('test', path))
  expect(idsIn(['test/promises.md'])).toEqual(idsIn(tests))
})
