import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { createFaceMemo } from '../../src/avatar/createFaceMemo.ts'

function setup(limit = 3) {
  const drawings: string[] = []
  const memo = createFaceMemo(async (seed) => {
    drawings.push(seed)
    return `face of ${seed}`
  }, limit)
  return { drawings, memo }
}

test('IMG-12: calls at the same time share one drawing, later ones too', async () => {
  const { drawings, memo } = setup()
  const faces = await Promise.all([memo.draw('a'), memo.draw('b'), memo.draw('a'), memo.draw('a')])
  expect(faces).toEqual(['face of a', 'face of b', 'face of a', 'face of a'])
  expect(await memo.draw('a')).toBe('face of a')
  expect(drawings).toEqual(['a', 'b'])
})

test('peek never draws', () => {
  const { drawings, memo } = setup()
  expect(memo.peek('a')).toBeUndefined()
  expect(drawings).toEqual([])
})

test('the face unused for longest goes first; peeking and drawing both count as use', async () => {
  const { memo } = setup(3)
  for (const seed of ['a', 'b', 'c']) await memo.draw(seed)
  memo.peek('a')
  await memo.draw('b')
  await memo.draw('d')
  expect(['a', 'b', 'c', 'd'].filter((seed) => memo.peek(seed) !== undefined)).toEqual(['a', 'b', 'd'])
})

test('a failure reaches all who wait and is not kept', async () => {
  let attempts = 0
  const memo = createFaceMemo(async (seed) => {
    attempts += 1
    if (attempts === 1) throw new Error('no chunk')
    return seed
  }, 3)
  const first = await Promise.allSettled([memo.draw('a'), memo.draw('a')])
  expect(first.map((result) => result.status)).toEqual(['rejected', 'rejected'])
  expect(attempts).toBe(1)
  expect(await memo.draw('a')).toBe('a')
})

test('an empty drawing counts as drawn, and no seed is special', async () => {
  const { drawings, memo } = setup()
  for (const seed of ['__proto__', '', 'constructor', '__proto__', '', 'constructor']) await memo.draw(seed)
  expect(drawings).toEqual(['__proto__', '', 'constructor'])
})

test('never more than the limit, always the most recent', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f')), async (seeds) => {
      const { memo } = setup(3)
      for (const seed of seeds) await memo.draw(seed)
      const recent = [...new Set(seeds.toReversed())].slice(0, 3)
      const kept = ['a', 'b', 'c', 'd', 'e', 'f'].filter((seed) => memo.peek(seed) !== undefined)
      expect(kept).toEqual(recent.toSorted())
    }),
  )
})
