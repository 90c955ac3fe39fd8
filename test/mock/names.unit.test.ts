import { expect, test } from 'vitest'
import { hash32 } from '../../src/internal/hash32.ts'
import { makeName } from '../../src/mock/names.ts'

// Golden: a deterministic name is a promise; a change here belongs into the changelog.
test('the same person has the same name in every run', () => {
  expect([makeName('a', 1), makeName('a', 2), makeName('b', 1)]).toMatchInlineSnapshot(`
    [
      "Rapid Ibex 40",
      "Silent Otter 49",
      "Rapid Yak 54",
    ]
  `)
})

test('names and hashes spread over neighbours: no bucket stands out', () => {
  const ids = Array.from({ length: 20_000 }, (_, index) => `user_${index}`)
  expect(new Set(ids.map((id) => makeName(id, 1))).size).toBeGreaterThan(17_000)
  for (const size of [2, 7, 12, 16, 32]) {
    const buckets = Array.from({ length: size }, () => 0)
    for (const id of ids) {
      const bucket = hash32(id, 1) % size
      buckets[bucket] = (buckets[bucket] ?? 0) + 1
    }
    const expected = ids.length / size
    for (const bucket of buckets) expect(Math.abs(bucket - expected)).toBeLessThan(5 * Math.sqrt(expected))
  }
})
