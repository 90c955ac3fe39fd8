import { expect, test, vi } from 'vitest'
import type { AvatarRenderer } from '../../src/avatar/AvatarOptions.ts'
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
])('CON-13 a renderer that %s is reported once, however often it is asked again', async (_how, render) => {
  const report = vi.spyOn(console, 'error').mockReturnValue(undefined)
  for (const seed of ['a', 'a', 'b']) await expect(facesOf(render)(seed)).rejects.toThrow(/no such style/)
  expect(report.mock.calls).toEqual([[expect.objectContaining({ message: 'no such style' })]])
  report.mockRestore()
})

test.each<[string, string, AvatarRenderer]>([
  // As DiceBear's createAvatar() does.
  ['an object', 'object', () => JSON.parse('{}')],
  ['a promise of an object', 'object', async () => JSON.parse('{}')],
  ['a number', 'number', () => JSON.parse('7')],
])('CON-13 a renderer that returns %s is reported once: what to return', async (_what, type, render) => {
  const report = vi.spyOn(console, 'error').mockReturnValue(undefined)
  for (const seed of ['a', 'a', 'b'])
    await expect(facesOf(render)(seed)).rejects.toThrow(`renderer returned ${type}`)
  expect(report.mock.calls).toEqual([
    [expect.objectContaining({ message: expect.stringContaining('call toString()') })],
  ])
  report.mockRestore()
})
