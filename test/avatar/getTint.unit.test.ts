import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { getTint, TINT_COUNT } from '../../src/avatar/getTint.ts'
import { anyText } from './arbitraries.ts'

const neighbours = Array.from({ length: 10_000 }, (_, index) => getTint(`user_${index + 1}`))

/** Pearson's statistic against an even spread. */
function chiSquare(tints: number[]): number {
  const expected = tints.length / TINT_COUNT
  const counts = Array.from(
    { length: TINT_COUNT },
    (_, tint) => tints.filter((other) => other === tint).length,
  )
  return counts.reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0)
}

// 11 degrees of freedom: chance exceeds this once in ten thousand.
const CHI_SQUARE_LIMIT = 37.4

test.each([
  ['', 11],
  ['user_1', 10],
  ['user_2', 8],
  ['user_3', 5],
  ['user_123', 6],
  ['acme_ada', 2],
  ['Brave Tiger 42', 4],
  ['__proto__', 7],
  ['山田太郎', 1],
  ['🦊', 6],
])('golden: %j -> %i', (key, tint) => {
  expect(getTint(key)).toBe(tint)
})

test('neighbouring ids are spread evenly', () => {
  expect(chiSquare(neighbours)).toBeLessThan(CHI_SQUARE_LIMIT)
})

test.each([
  ['numbers', (index: number) => String(index)],
  ['tenants', (index: number) => `tenant_${index}_user_1`],
  ['hexadecimal', (index: number) => (index * 4096).toString(16).padStart(16, '0')],
  ['one character', (index: number) => String.fromCharCode(index)],
  ['length', (index: number) => 'a'.repeat(index)],
])('so are keys that differ by %s', (_, key) => {
  expect(chiSquare(Array.from({ length: 4000 }, (__, index) => getTint(key(index))))).toBeLessThan(
    CHI_SQUARE_LIMIT,
  )
})

test('neighbours look no more alike than strangers, and step evenly', () => {
  const steps = neighbours.slice(1).map((tint, index) => {
    const former = neighbours[index] ?? 0
    return (tint - former + TINT_COUNT) % TINT_COUNT
  })
  expect(chiSquare(steps)).toBeLessThan(CHI_SQUARE_LIMIT)
})

test('an integer from 0 to 11 for any key, the same each time', () => {
  fc.assert(
    fc.property(anyText, (key) => {
      const tint = getTint(key)
      expect(Number.isInteger(tint) && tint >= 0 && tint < TINT_COUNT).toBe(true)
      expect(getTint(key)).toBe(tint)
    }),
  )
})
