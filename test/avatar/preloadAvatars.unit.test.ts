import { expect, test, vi } from 'vitest'
import { facesOf } from '../../src/avatar/faces.ts'
import { getAvatarUrl } from '../../src/avatar/getAvatarUrl.ts'
import { preloadAvatars } from '../../src/avatar/preloadAvatars.ts'

const draw = facesOf(undefined)

test('default: a face is there without a promise', async () => {
  await preloadAvatars([getAvatarUrl({ tenantId: 'demo', userId: 'preloaded' })])
  expect(draw('demo_preloaded')).toMatch(/^<svg/)
})

test('takes profiles as they are', async () => {
  const render = vi.fn<(seed: string) => string>(() => '<svg/>')
  await preloadAvatars(
    [{ avatar_url: getAvatarUrl({ tenantId: 'demo', userId: 'ada' }), updated_at: null }],
    { renderer: render },
  )
  expect(render.mock.calls).toEqual([['demo_ada']])
})

test('never rejects, and waits for the others', async () => {
  const render = (seed: string) =>
    seed === 'demo_bob' ? Promise.reject(new Error('no')) : `<svg id="${seed}"/>`
  const report = vi.spyOn(console, 'error').mockReturnValue(undefined)
  await preloadAvatars(
    ['ada', 'bob', 'grace'].map((userId) => getAvatarUrl({ tenantId: 'demo', userId })),
    { renderer: render },
  )
  await preloadAvatars(['', 'javascript:alert(1)', 'https://images.example.com/ada.png'])
  expect(report).toHaveBeenCalledTimes(1)
  report.mockRestore()
})

test.each([Infinity, Number.NaN, -1, 0.5, 2 ** 40])('never rejects: a timeout of %d', async (timeout) => {
  const render = vi.fn<(seed: string) => string>(() => '<svg/>')
  await preloadAvatars([getAvatarUrl({ tenantId: 'demo', userId: 'ada' })], { renderer: render, timeout })
  expect(render).toHaveBeenCalledTimes(1)
})

test('waits no longer than told', async () => {
  const render = () => new Promise<string>(() => undefined)
  const started = performance.now()
  await preloadAvatars([getAvatarUrl({ tenantId: 'demo', userId: 'ada' })], { renderer: render, timeout: 20 })
  expect(performance.now() - started).toBeLessThan(2_000)
})
