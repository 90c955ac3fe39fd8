import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { declaredNames, importedPackages } from './declarations.ts'
import { entries, packageJson, root } from './entries.js'
import { exportedValues } from './evaluate.ts'

test('the public names of every entry are the ones agreed on', async () => {
  const sections = entries.map(({ specifier, conditions }) => {
    const values = exportedValues(specifier)
    const types = declaredNames(join(root, conditions['types'] ?? '')).filter(
      (name) => !values.includes(name),
    )
    return [specifier, ...values.map((name) => `  ${name}`), ...types.map((name) => `  type ${name}`)].join(
      '\n',
    )
  })
  await expect(sections.join('\n\n') + '\n').toMatchFileSnapshot('exports.txt')
})

test.each(entries)('$specifier declares every name it exports', ({ specifier, conditions }) => {
  expect(declaredNames(join(root, conditions['types'] ?? ''))).toEqual(
    expect.arrayContaining(exportedValues(specifier)),
  )
})

test('every file named in package.json is in dist', () => {
  const named = [packageJson.bin, ...Object.values(packageJson.exports)].flatMap((target) =>
    typeof target === 'string' ? [target] : Object.values(target),
  )
  expect(named.filter((file) => !existsSync(join(root, file)))).toEqual([])
})

test('built modules and declarations import only packages that an app has then', () => {
  const { dependencies, peerDependencies } = packageJson
  const installed = Object.keys({ ...dependencies, ...peerDependencies })
  const files = readdirSync(join(root, 'dist'), { recursive: true, encoding: 'utf8' })
  const strangers = files
    .filter((file) => /\.(js|d\.ts)$/.test(file))
    .flatMap((file) => importedPackages(join(root, 'dist', file)).map((name) => ({ file, name })))
    .filter(({ name }) => !name.startsWith('node:') && !installed.includes(name))
  expect(strangers).toEqual([])
})

test('the command starts with a line that says which program runs it', () => {
  const command = readFileSync(join(root, packageJson.bin['profile-kit'] ?? ''), 'utf8')
  expect(command.split('\n')[0]).toBe('#!/usr/bin/env node')
})
