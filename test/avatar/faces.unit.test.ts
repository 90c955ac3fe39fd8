import { expect, test, vi } from 'vitest'
import { facesOf } from '../../src/avatar/faces.ts'

test('the documented style waits for its drawings once, and for no face after that', async () => {
  const draw = facesOf(undefined)
  const first = draw('demo_ada')
  expect(first).toBeInstanceOf(Promise)
  expect(await first).toMatch(/^<svg/)
  expect(draw('demo_grace')).toMatch(/^<svg/)
})

test('IMG-12 what is remembered has a bound of 500', async () => {
  const render = vi.fn<(seed: string) => string>((seed) => `<svg id="${seed}"/>`)
  const drawAll = (...seeds: number[]) =>
    Promise.all(seeds.map(async (seed) => facesOf(render)(String(seed))))
  await drawAll(...Array.from({ length: 501 }, (_, seed) => seed))
  await drawAll(500, 1)
  expect(render).toHaveBeenCalledTimes(501)
  expect(await drawAll(0)).toEqual(['<svg id="0"/>'])
  expect(render).toHaveBeenCalledTimes(502)
})

test.each([
  [
    'throws',
    () => {
      throw new Error('no such style')
    },
  ],
  ['rejects', () => Promise.reject(new Error('no such style'))],
])('CON-13 a renderer that %s is reported once, and can be asked again', async (_how, render) => {
  const report = vi.spyOn(console, 'error').mockReturnValue(undefined)
  await expect(facesOf(render)('a')).rejects.toThrow(/no such style|gave nothing/)
  expect(report).toHaveBeenCalledTimes(1)
  await expect(facesOf(render)('a')).rejects.toThrow(/no such style|gave nothing/)
  expect(report).toHaveBeenCalledTimes(2)
  report.mockRestore()
})
