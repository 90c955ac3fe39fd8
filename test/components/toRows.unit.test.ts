import fc from 'fast-check'
import { expect, test } from 'vitest'
import { toRows } from '../../src/components/leaderboard/toRows.ts'

const userId = fc.oneof(
  fc.constantFrom('ada', '1:ada', '2:ada', '__proto__', 'constructor', ''),
  fc.string({ maxLength: 3 }),
)

test('LIV-15 no two rows share a key, whoever stands there twice, and everybody keeps their order', () => {
  fc.assert(
    fc.property(fc.array(userId, { maxLength: 30 }), (userIds) => {
      const rows = toRows(userIds.map((user_id) => ({ user_id, rank: 1, score: 0 })))
      expect(new Set(rows.map(({ key }) => key)).size).toBe(rows.length)
      expect(rows.map(({ entry }) => entry.user_id)).toEqual(userIds.filter((id) => id !== ''))
    }),
  )
})

test('a user who stands there once keeps their key wherever they stand', () => {
  const entry = (user_id: string) => ({ user_id, rank: 1, score: 0 })
  const keys = (...userIds: string[]) =>
    new Map(toRows(userIds.map(entry)).map((row) => [row.entry.user_id, row.key]))
  expect(keys('ada', 'bo').get('ada')).toBe(keys('cy', 'ada').get('ada'))
})
