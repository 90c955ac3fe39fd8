import { expect, test } from 'vitest'
import { createPageJoiner, nextOffset, totalOf } from '../../src/query/leaderboardPages.ts'

const page = (userIds: readonly string[], total?: number) => ({
  entries: userIds.map((user_id, index) => ({ user_id, rank: index + 1, score: 0 })),
  total,
  window_key: undefined,
})

test('the next page begins behind what came, not behind what was asked for', () => {
  expect(nextOffset(page(['a', 'b'], 5), 2, 2)).toBe(4)
  expect(nextOffset(page(['a', 'b'], 4), 2, 2)).toBeUndefined()
  expect(nextOffset(page(['a'], 9), 0, 100)).toBe(1)
  expect(nextOffset(page([], 9), 4, 2)).toBeUndefined()
})

test('without a total a full page may have a next one', () => {
  expect(nextOffset(page(['a', 'b']), 0, 2)).toBe(2)
  expect(nextOffset(page(['a']), 0, 2)).toBeUndefined()
})

test('the latest page that tells the total counts', () => {
  expect(totalOf([page(['a'], 5), page(['b'], 6), page(['c'])])).toBe(6)
  expect(totalOf([page(['a'])])).toBeUndefined()
})

test('CON-12 the same pages give the same list', () => {
  const join = createPageJoiner()
  const pages = [page(['a', 'b']), page(['c'])]
  const entries = join(pages)
  expect(join([...pages])).toBe(entries)
  expect(join([...pages, page(['d'])])).not.toBe(entries)
})

test('a player who moves from one page to the other between two reads stands once', () => {
  const entries = createPageJoiner()([page(['a', 'b']), page(['b', '__proto__'])])
  expect(entries.map(({ user_id }) => user_id)).toEqual(['a', 'b', '__proto__'])
})
