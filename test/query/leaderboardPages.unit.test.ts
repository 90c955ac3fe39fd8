import { expect, test } from 'vitest'
import { createPageJoiner, nextOffset, totalOf } from '../../src/query/leaderboardPages.ts'

const page = (userIds: readonly string[], total?: number) => ({
  entries: userIds.map((user_id, index) => ({ user_id, rank: index + 1, score: 0 })),
  total,
  window_key: undefined,
})

test('the next page begins behind what came, not behind what was asked for', () => {
  expect(nextOffset(page(['a', 'b'], 5), 2, [])).toBe(4)
  expect(nextOffset(page(['a', 'b'], 4), 2, [])).toBeUndefined()
  expect(nextOffset(page(['a'], 9), 0, [])).toBe(1)
  expect(nextOffset(page([], 9), 4, [])).toBeUndefined()
})

test('without a total there may be a next page as long as one brings somebody new', () => {
  const join = createPageJoiner()
  const first = page(['a', 'b'])
  expect(nextOffset(first, 0, join([first]))).toBe(2)
  for (const [userIds, next] of [
    [['b', 'c'], 4],
    [['c', 'b'], 4],
    [['c'], 3],
    [['a', 'b'], undefined],
    [[], undefined],
  ] as const) {
    const second = page(userIds)
    expect(nextOffset(second, 2, join([first, second]))).toBe(next)
  }
  expect(nextOffset(page([]), 0, join([page([])]))).toBeUndefined()
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
