import fc from 'fast-check'
import { expect, test, vi } from 'vitest'
import { toRows } from '../../src/components/leaderboard/toRows.ts'

const userId = fc.oneof(
  fc.constantFrom('ada', '1:ada', '2:ada', '__proto__', 'constructor', ''),
  fc.string({ maxLength: 3 }),
)

test('CON-13 what names nobody is left out, and whoever builds the page is told once', () => {
  const warn = vi.spyOn(console, 'warn').mockReturnValue(undefined)
  const entries = [{ user_id: 42, rank: 1, score: 9 }, { user_id: 'b', rank: 2, score: 8 }, {}]
  // @ts-expect-error An app without types may have numbers for ids.
  const rows = () => toRows(entries)
  expect(rows().map(({ entry }) => entry.user_id)).toEqual(['b'])
  rows()
  expect(warn).toHaveBeenCalledOnce()
  expect(warn).toHaveBeenCalledWith(expect.stringMatching(/leaves out 2 of its entries.*String\(id\)/))
  warn.mockRestore()
})

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
