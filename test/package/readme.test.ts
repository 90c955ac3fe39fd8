/**
 * Holds README.md against the built package. The form it reads:
 *
 *     ## API
 *
 *     ### profile-kit/api              one heading per entry, as in package.json's exports; backticks allowed
 *     | Export | What it does |
 *     | --- | --- |
 *     | `createProfileClient` | … |    first column: the name in backticks; a call such as `f(a, b?)` or a tag `<A>` counts
 *     | `Profile`, `ProfileChange` | … |    as `f` and `A`; several names in one cell are fine, handy for types
 *
 *     #### <ProfileAvatar>             one heading per component, anywhere in the section
 *     | Prop | What it does |
 *     | --- | --- |
 *     | `size` | … |                   first column: the prop in backticks
 *
 *     #### Every part                  props that several components share need a row here only
 *     | `className` | … |
 *
 * Every export, types included, has a row under its entry, and no row is left over; the same for props, where those
 * that any HTML element takes (`id`, `onClick`, `className`) may be left out.
 */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { declaredNames } from './declarations.ts'
import { entries, root } from './entries.js'
import { exportedComponents } from './evaluate.ts'
import { compareProps } from './props.ts'
import { readReadmeApi } from './readmeApi.ts'

const sections = readReadmeApi()
const rowsOf = (title: string) =>
  sections.filter((section) => section.title === title).flatMap(({ names }) => names)

test.each(entries)('README lists exactly what $specifier exports', ({ specifier, conditions }) => {
  const listed = [...new Set(rowsOf(specifier))].sort()
  expect(listed).toEqual(declaredNames(join(root, conditions['types'] ?? '')))
})

test('README lists exactly the props of every component', () => {
  const components = exportedComponents('profile-kit')
  expect(components).not.toEqual([])
  const shared = rowsOf('Every part')
  const own = new Map(components.map((component) => [component, rowsOf(`<${component}>`)]))
  expect(compareProps(own, shared)).toEqual([])
})

test('README tells how to run the tests as they are run here', () => {
  expect(readFileSync(join(root, 'README.md'), 'utf8')).toContain('npm test')
  expect(readFileSync(join(root, '.ci/run'), 'utf8')).toContain('npm test')
})
