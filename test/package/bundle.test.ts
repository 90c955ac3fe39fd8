import { expect, test } from 'vitest'
import { sizeBudgets } from './budgets.js'
import { bundle } from './bundle.js'

const packagesIn = (modules: string[]) => [
  ...new Set(
    modules.map((path) => /node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(path)?.[1]).filter((name) => name),
  ),
]

/** The drawings, what only long boards need, what tells look-alikes apart, and what is not for an app at all. */
const LATER =
  /dicebear|virtual-core|dist\/avatar\/(watchName|nameSkeleton|shortIds)|boundProfiles|dist\/mock\/|hono/

test.each(sizeBudgets)('SCL-14 $name loads nothing at once that few need, and no mock', async ({ code }) => {
  const { initialModules } = await bundle(code)
  expect(initialModules).not.toEqual([])
  expect(initialModules.filter((path) => LATER.test(path))).toEqual([])
})

const FEW_SHOW = /dist\/components\/profile-(card|editor|group)\//

test.each(sizeBudgets)('SCL-14 $name brings no part that it does not show', async ({ code }) => {
  const { initialModules } = await bundle(code)
  expect(initialModules.filter((path) => FEW_SHOW.test(path))).toEqual([])
  const { initialModules: withAll } = await bundle(
    `${code}; export { ProfileCard, ProfileEditor, ProfileGroup } from 'profile-kit'`,
  )
  expect(withAll.filter((path) => /\/Profile(Card|Editor|Group)\.js$/.test(path))).toHaveLength(3)
})

test('the drawings come in a chunk of their own', async () => {
  const { lazyChunks } = await bundle(`export { drawAvatar } from 'profile-kit/avatar'`)
  expect(lazyChunks.map(({ modules }) => packagesIn(modules))).toEqual([
    expect.arrayContaining(['@dicebear/core', '@dicebear/adventurer']),
  ])
})

test('SCL-14 what only long boards need comes in a chunk of its own', async () => {
  const { lazyChunks } = await bundle(`export { Leaderboard } from 'profile-kit'`)
  const packages = lazyChunks.map(({ modules }) => packagesIn(modules))
  expect(packages).toContainEqual(['@tanstack/virtual-core'])
})

test('SCL-14 the client alone brings no other package', async () => {
  const { initialModules, initialCode } = await bundle(`export * from 'profile-kit/api'`)
  expect(packagesIn(initialModules)).toEqual([])
  expect(initialCode).not.toMatch(/from\s*["']react/)
})

test.each(['profile-kit/api', 'profile-kit/avatar', 'profile-kit/query'])(
  '%s brings no React, so a server component may import it',
  async (specifier) => {
    const { initialModules, initialCode } = await bundle(`export * from '${specifier}'`)
    expect(initialModules.filter((path) => /dist\/(hooks|components)\//.test(path))).toEqual([])
    expect(initialCode).not.toMatch(/from\s*["']react(-dom)?["'/]/)
  },
)

test.each([
  ['profile-kit/mock/node', 'serveMockApi'],
  ['profile-kit/mock/vite', 'mockApi'],
])('MOC-14 %s in a browser bundle says that it is for Node', async (specifier, name) => {
  const { initialCode } = await bundle(`import { ${name} } from '${specifier}'; ${name}()`)
  const page = import(`data:text/javascript,${encodeURIComponent(initialCode)}`)
  await expect(page).rejects.toThrow(/profile-kit[^]*Node/)
})
