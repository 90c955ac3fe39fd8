import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Visitor, parseSync } from 'vite'
import { expect, test } from 'vitest'
import { root } from './entries.js'

const modules = readdirSync(join(root, 'dist'), { recursive: true, encoding: 'utf8' })
  .map((path) => path.replaceAll('\\', '/'))
  .filter((path) => path.endsWith('.js'))
  .sort()
  .map((path) => {
    const code = readFileSync(join(root, 'dist', path), 'utf8')
    return { path, code, program: parseSync(path, code).program }
  })
const inLayers = (...layers: string[]) =>
  modules.filter(({ path }) => layers.includes(path.split('/')[0] ?? ''))

const isClient = ({ program }: (typeof modules)[number]) =>
  program.body.some((statement) => 'directive' in statement && statement.directive === 'use client')

/** Paths of the modules in which some identifier or property has one of these names. */
function modulesNaming(...names: string[]): string[] {
  return modules
    .filter(({ program }) => {
      let found = false
      new Visitor({
        Identifier: ({ name }) => void (found ||= names.includes(name)),
        JSXIdentifier: ({ name }) => void (found ||= names.includes(name)),
        Literal: ({ value }) => void (found ||= typeof value === 'string' && names.includes(value)),
      }).visit(program)
      return found
    })
    .map(({ path }) => path)
}

/** Whether a module runs React, or React Query's hooks, itself; helpers that never meet React may go without. */
const usesReact = ({ path, code }: (typeof modules)[number]) =>
  parseSync(path, code).module.staticImports.some(({ moduleRequest }) =>
    /^(react|react-dom|@tanstack\/react-.*)($|\/)/.test(moduleRequest.value),
  )

test('every built module of hooks and components that uses React says "use client"', () => {
  const client = inLayers('hooks', 'components').filter(usesReact)
  expect(client).not.toEqual([])
  expect(client.filter((module) => !isClient(module)).map(({ path }) => path)).toEqual([])
})

test('no module that a server may import says "use client"', () => {
  const server = inLayers('api', 'avatar', 'query', 'internal', 'mock')
  expect(server).not.toEqual([])
  expect(server.filter(isClient).map(({ path }) => path)).toEqual([])
})

test('SSR-08 nothing built turns text into code', () => {
  expect(modulesNaming('eval', 'Function')).toEqual([])
})

test('nothing built writes markup into a page', () => {
  expect(
    modulesNaming('innerHTML', 'outerHTML', 'insertAdjacentHTML', 'dangerouslySetInnerHTML', 'srcDoc'),
  ).toEqual([])
})
