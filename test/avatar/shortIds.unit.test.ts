import fc from 'fast-check'
import { expect, test } from 'vitest'
import { displayName } from '../../src/avatar/displayName.ts'
import { shortIds } from '../../src/avatar/shortIds.ts'
import { userId } from '../support/generators.ts'

test.each([
  ['one', ['user-7f3e1a2b'], ['1a2b']],
  ['two', ['user-7f3e1a2b', 'user-09ad44c1'], ['1a2b', '44c1']],
  ['short ones', ['7', '42'], ['7', '42']],
  ['one that is the end of the other', ['1111', '21111'], ['1111', '21111']],
  ['the same for four characters', ['x-11a2b', 'x-21a2b', 'x-3'], ['11a2b', '21a2b', 'x-3']],
  ['different at the beginning alone', ['a-0000-0001', 'b-0000-0001'], ['a-0000-0001', 'b-0000-0001']],
  ['addresses of one host', ['ada@mail.example', 'eve@mail.example'], ['a@ma…', 'e@ma…']],
  [
    'long and alike on both sides',
    ['tenant:ada:0000000000000', 'tenant:eve:0000000000000'],
    ['a:00…', 'e:00…'],
  ],
  ['what cannot be seen', ['ab\u200Bcd\u202E', ' ab\u0000xy\n'], ['abcd', 'abxy']],
  ['a heap of marks', [`abc${'\u0301'.repeat(300)}d`], ['abcd']],
  ['letters of other scripts', ['игрок-один', 'игрок-два'], ['один', '-два']],
  ['pairs of code units', ['😀😁😂😃😄', '😀😁😂😃😅'], ['😁😂😃😄', '😁😂😃😅']],
  ['nothing to see', ['\u200B', '\u202E'], ['', '']],
  ['blanks that count as letters', ['\u2800\u{13441}\u{1D159}', '\uFFFC\uFFFDa'], ['', 'a']],
  ['nobody', [], []],
])('TXT-08 %s', (_, userIds, short) => {
  expect(shortIds(userIds)).toEqual(short)
})

const UNCLEAR = /[\p{C}\p{Z}\p{M}\p{DI}\u2800\uFFFC\uFFFD\u{13441}\u{13442}\u{1D159}]/gu

const ids = fc.uniqueArray(userId, { maxLength: 12 })

test('TXT-08 short ids are clean, and tell apart whoever can be told apart', () => {
  fc.assert(
    fc.property(ids, (userIds) => {
      const short = shortIds(userIds)
      expect(short).toHaveLength(userIds.length)
      expect(short.map((id) => displayName(id.slice(0, 60)))).toEqual(short.map((id) => id.slice(0, 60)))
      const visible = userIds.map((id) => id.replace(UNCLEAR, ''))
      expect(new Set(short).size).toBe(new Set(visible).size)
    }),
    { numRuns: 500 },
  )
})

test('TXT-08 short ids are the shortest of at least four characters that do', () => {
  const hex = fc.stringMatching(/^[0-9a-f]{8}$/)
  fc.assert(
    fc.property(fc.uniqueArray(hex, { minLength: 1, maxLength: 200 }), (userIds) => {
      const [{ length } = ''] = shortIds(userIds)
      expect(length).toBeGreaterThanOrEqual(4)
      const ends = (count: number) => new Set(userIds.map((id) => id.slice(-count))).size
      expect(ends(length)).toBe(userIds.length)
      expect(length === 4 || ends(length - 1) < userIds.length).toBe(true)
    }),
  )
})
