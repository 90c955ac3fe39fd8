import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { createFaceMemo } from '../../src/avatar/createFaceMemo.ts'

function setup(limit = 3) {
  const drawings: string[] = []
  const draw = createFaceMemo(async (seed) => {
    drawings.push(seed)
    return `face of ${seed}`
  }, limit)
  return { drawings, draw }
}

test('IMG-12: calls at the same time share one drawing, later ones too', async () => {
  const { drawings, draw } = setup()
  const faces = await Promise.all([draw('a'), draw('b'), draw('a'), draw('a')])
  expect(faces).toEqual(['face of a', 'face of b', 'face of a', 'face of a'])
  expect(await draw('a')).toBe('face of a')
  expect(drawings).toEqual(['a', 'b'])
})

test('a renderer that needs no time is answered without a promise', () => {
  const draw = createFaceMemo((seed) => `face of ${seed}`, 3)
  expect(draw('a')).toBe('face of a')
})

test('once drawn, a face is there without a promise', async () => {
  const { drawings, draw } = setup()
  const first = draw('a')
  expect(first).toBeInstanceOf(Promise)
  expect(draw('a')).toBe(first)
  await first
  expect(draw('a')).toBe('face of a')
  expect(drawings).toEqual(['a'])
})

test('the face unused for longest goes first', async () => {
  const { drawings, draw } = setup(3)
  for (const seed of ['a', 'b', 'c', 'a', 'b', 'd']) await draw(seed)
  expect(drawings).toEqual(['a', 'b', 'c', 'd'])
  for (const seed of ['a', 'b', 'd', 'c']) await draw(seed)
  expect(drawings).toEqual(['a', 'b', 'c', 'd', 'c'])
})

test('what a huge address adds is no other face', async () => {
  const { drawings, draw } = setup()
  await Promise.all([draw('a'.repeat(1024)), draw('a'.repeat(100_000))])
  expect(drawings).toEqual(['a'.repeat(1024)])
})

test('a failure reaches all who wait and is not kept', async () => {
  let attempts = 0
  const draw = createFaceMemo(async (seed) => {
    attempts += 1
    if (attempts === 1) throw new Error('no chunk')
    return seed
  }, 3)
  const first = await Promise.allSettled([draw('a'), draw('a')])
  expect(first.map((result) => result.status)).toEqual(['rejected', 'rejected'])
  expect(attempts).toBe(1)
  expect(await draw('a')).toBe('a')
})

test('an empty drawing counts as drawn, and no seed is special', async () => {
  const { drawings, draw } = setup()
  for (const seed of ['__proto__', '', 'constructor', '__proto__', '', 'constructor']) await draw(seed)
  expect(drawings).toEqual(['__proto__', '', 'constructor'])
})

test('never more than the limit, always the most recent', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f')), async (seeds) => {
      const { draw } = setup(3)
      for (const seed of seeds) await draw(seed)
      const recent = [...new Set(seeds.toReversed())].slice(0, 3)
      const kept = recent.filter((seed) => typeof draw(seed) === 'string')
      expect(kept).toEqual(recent)
      const known = new Set<string>(recent)
      const others = ['a', 'b', 'c', 'd', 'e', 'f'].filter((seed) => !known.has(seed))
      expect(others.filter((seed) => typeof draw(seed) === 'string')).toEqual([])
    }),
  )
})
