import { readdirSync, readFileSync } from 'node:fs'
import { join, posix } from 'node:path'
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

/** The modules that load with `path` on a server: imports are followed until one says "use client". */
function serverModules(path: string, found = new Set<string>()): Set<string> {
  const module = modules.find((candidate) => candidate.path === path)
  if (!module || isClient(module) || found.has(path)) return found
  found.add(path)
  for (const { moduleRequest } of parseSync(path, module.code).module.staticImports) {
    if (moduleRequest.value.startsWith('.'))
      serverModules(posix.join(posix.dirname(path), moduleRequest.value), found)
  }
  return found
}

test('every hook and component is behind a "use client"', () => {
  expect(inLayers('hooks', 'components').filter(isClient).length).toBeGreaterThan(10)
  const naked = [...serverModules('index.js')].filter((path) => /^(hooks|components)\//.test(path))
  expect(naked).toEqual([])
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
