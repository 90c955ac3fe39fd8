import { Visitor } from 'vite'
import { expect, test } from 'vitest'
import { readModules } from './modules.ts'

/** Imports go down only. A layer may import itself, what is listed here, and nothing else. */
const LAYERS: Record<string, { layers: string[]; packages: string[] }> = {
  internal: { layers: [], packages: [] },
  avatar: { layers: ['internal'], packages: ['@dicebear/core', '@dicebear/adventurer'] },
  api: { layers: ['avatar', 'internal'], packages: [] },
  query: {
    layers: ['api', 'avatar', 'internal'],
    // The last two are optional: persistProfiles alone imports them, and lazily.
    packages: ['@tanstack/react-query', '@tanstack/query-persist-client-core', 'idb-keyval'],
  },
  hooks: {
    layers: ['query', 'api', 'avatar', 'internal'],
    packages: ['@tanstack/react-query', 'react'],
  },
  components: {
    layers: ['hooks', 'query', 'api', 'avatar', 'internal'],
    packages: ['@tanstack/react-query', '@tanstack/react-virtual', 'react'],
  },
  mock: {
    layers: ['avatar', 'internal'],
    packages: ['hono', '@hono/node-server', 'vite', 'node:'],
  },
  // src/index.ts: the entry with the hooks and the components.
  entry: { layers: ['components', 'hooks', 'query', 'api', 'avatar'], packages: [] },
}

/** The mock is the service, not a second client: it shares the words on the wire and nothing else of api/. */
const MOCK_MAY_ALSO_IMPORT = ['src/api/schemas.ts']

const ENTRIES = [
  'src/api/index.ts',
  'src/avatar/index.ts',
  'src/index.ts',
  'src/mock/index.ts',
  'src/query/index.ts',
]

const modules = readModules('src')
const layerOf = (path: string) => (path.split('/').length === 2 ? 'entry' : (path.split('/')[1] ?? ''))

test('every folder of src is a layer with rules', () => {
  const layers = new Set(modules.map(({ path }) => layerOf(path)))
  expect([...layers].sort()).toEqual(Object.keys(LAYERS).sort())
})

test('imports go down only, and nothing imports the mock', () => {
  const wrong = modules.flatMap(({ path, files }) => {
    const layer = layerOf(path)
    const allowed = [layer, ...(LAYERS[layer]?.layers ?? [])]
    return files
      .filter((file) => !allowed.includes(layerOf(file)))
      .filter((file) => !(layer === 'mock' && MOCK_MAY_ALSO_IMPORT.includes(file)))
      .map((file) => `${path} imports ${file}`)
  })
  expect(wrong).toEqual([])
})

test('each package is imported by the layers that own it only', () => {
  const wrong = modules.flatMap(({ path, packages }) =>
    packages
      .filter((name) => !LAYERS[layerOf(path)]?.packages.includes(name))
      .map((name) => `${path} imports ${name}`),
  )
  expect(wrong).toEqual([])
})

test('index.ts exists at entries only', () => {
  expect(modules.map(({ path }) => path).filter((path) => /\/index\.\w+$/.test(path))).toEqual(ENTRIES)
})

test('every export of src has a name', () => {
  const unnamed = modules.filter(({ exports }) => exports.some(({ kind }) => kind === 'Default'))
  expect(unnamed.map(({ path }) => path)).toEqual([])
})

test('no test replaces a module: the mock is a fetch', () => {
  const replaced: string[] = []
  for (const { path, program } of [...readModules('test'), ...readModules('stories')]) {
    new Visitor({
      CallExpression({ callee }) {
        if (callee.type !== 'MemberExpression' || callee.property.type !== 'Identifier') return
        const isVi = callee.object.type === 'Identifier' && callee.object.name === 'vi'
        if (isVi && ['mock', 'doMock'].includes(callee.property.name)) replaced.push(path)
      },
    }).visit(program)
  }
  expect(replaced).toEqual([])
})
