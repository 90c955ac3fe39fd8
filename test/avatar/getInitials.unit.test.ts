import * as fc from 'fast-check'
import { describe, expect, test, vi } from 'vitest'
import { getInitials } from '../../src/avatar/getInitials.ts'
import { name } from './arbitraries.ts'

const acute = '\u0301'

const table = [
  ['two words', 'Brave Tiger 42', 'BT'],
  ['three words', 'ada king lovelace', 'AK'],
  ['one word', 'ada', 'A'],
  ['spaces of all kinds', '\u00A0 \t ada\u3000\n lovelace ', 'AL'],
  ['a word and a number', 'Player 42', 'P4'],
  ['only digits', '1234567', '1'],
  ['punctuation before a word', '"Ada" (Lovelace)', 'AL'],
  ['punctuation between words', 'Ada - Lovelace', 'AL'],
  ['only punctuation', '*** !!!', '*'],
  ['accents, composed', 'Élan vital', 'ÉV'],
  ['accents, apart', `e${acute}lan vital`, 'ÉV'],
  ['capitals of two letters', 'ßen ﬁona', 'SF'],
  ['no Turkish surprises', 'ilk', 'I'],
  ['Greek', 'ωμέγα άλφα', 'ΩΆ'],
  ['Cyrillic', 'анна каренина', 'АК'],
  ['Hebrew', 'שרה כהן', 'שכ'],
  ['Arabic: one, for two would join', 'محمد علي', 'م'],
  ['Arabic beside Latin', 'Ali محمد', 'A'],
  ['Chinese', '山田太郎', '山'],
  ['Japanese, with a space', '山田 太郎', '山'],
  ['Korean', '김 철수', '김'],
  ['Korean, letters apart', '김철수'.normalize('NFD'), '김'],
  ['an emoji and a word', '😀 Ada', '😀A'],
  ['a family', '👨‍👩‍👧‍👦 Smith', '👨‍👩‍👧‍👦S'],
  ['a skin tone', '👍🏽', '👍🏽'],
  ['a flag', '🇩🇪🇫🇷 Ada', '🇩🇪A'],
  ['two halves of a flag', '🇩 🇪', '🇩'],
  ['the flag of England', '🏴󠁧󠁢󠁥󠁮󠁧󠁿', '🏴󠁧󠁢󠁥󠁮󠁧󠁿'],
  ['a skin tone alone', '\uD83D 🏽', '🏽'],
  ['a keycap', '1️⃣ One', '1️⃣O'],
  ['TXT-04: a heap of marks', `q${acute.repeat(200_000)} x${acute.repeat(9)}`, `Q${acute.repeat(4)}`],
  [
    'TXT-04: two heaps of marks',
    `q${acute.repeat(9)} x${acute.repeat(9)}`,
    `Q${acute.repeat(4)}X${acute.repeat(4)}`,
  ],
  ['TXT-04: a heap of marks on an emoji', `😀${acute.repeat(20)}`, `😀${acute.repeat(4)}`],
  ['an emoji without an end', Array.from({ length: 50 }, () => '👩').join('\u200D'), '👩'],
  ['TXT-03: bidi controls', '\u202Eada \u2066lovelace', 'AL'],
  ['TXT-11: half a character', '\uD83Dada lovelace\uDE00', 'AL'],
  ['a replacement character', '\uFFFDada', 'A'],
  ['a mark on half a character', `\uDE00${acute}`, '?'],
  ['marks alone', acute.repeat(3), '?'],
  ['TXT-02: nothing', '', '?'],
  ['TXT-02: blanks', ' \u3000\n', '?'],
  [
    'TXT-02: nothing visible',
    '\u200B\u202E\u2062\u180E\uFE0F\u034F\u00AD\u061C\u2066\u2800\u17B4\uFFF9\u{E0041}\u3164\uFFA0\u115F\u{1D159}\u{1BCA0}',
    '?',
  ],
  ['TXT-06: a megabyte of one word', 'a'.repeat(1_000_000), 'A'],
  ['TXT-06: a megabyte of words', 'ada lovelace '.repeat(80_000), 'AL'],
  ['TXT-06: a second word far behind', `a${' '.repeat(254)}👨‍👩‍👧‍👦`, 'A👨‍👩‍👧‍👦'],
] as const

describe('TXT-07: with Intl.Segmenter', () => {
  test.each(table)('%s', (_, given, initials) => {
    expect(getInitials(given)).toBe(initials)
  })
})

describe('TXT-07: without Intl.Segmenter', async () => {
  const withoutSegmenter = await importWithoutSegmenter()

  test.each(table)('%s', (_, given, initials) => {
    expect(withoutSegmenter(given)).toBe(initials)
  })

  test('never empty, no U+FFFD, few marks, upper case', () => {
    expect(() => fc.assert(promises(withoutSegmenter), { numRuns: 1000 })).not.toThrow()
  })
})

test('TXT-07: an Indian conjunct stays whole where the runtime knows of it', () => {
  const [conjunct] = new Intl.Segmenter('en').segment('क्षमा')
  expect(getInitials('क्षमा')).toBe(conjunct?.segment)
})

test('TXT-11: half a character is not drawn into the letter it clings to', () => {
  expect(getInitials('\u0D4E\uDE00')).toBe('\u0D4E')
})

test('TXT-07: never empty, at most two characters, none torn, no U+FFFD, few marks, upper case', () => {
  expect(() => fc.assert(promises(getInitials), { numRuns: 1000 })).not.toThrow()
  fc.assert(
    fc.property(name, (given) => {
      expect([...new Intl.Segmenter('en').segment(getInitials(given))].length).toBeLessThanOrEqual(2)
    }),
    { numRuns: 1000 },
  )
})

test('TXT-06: a long name costs no more than a short one', () => {
  const names = [
    'a b '.repeat(250_000),
    `a${acute.repeat(1_000_000)}`,
    '👩\u200D'.repeat(300_000),
    '*'.repeat(1_000_000),
  ]
  const started = performance.now()
  for (const long of names) getInitials(long)
  // Four names; the promise is 5 ms each, the rest is for a busy machine.
  expect(performance.now() - started).toBeLessThan(100)
})

function promises(initialsOf: (given: string) => string) {
  return fc.property(name, (given) => {
    const initials = initialsOf(given)
    expect(initials.length).toBeLessThanOrEqual(64)
    expect(initials).not.toMatch(/[\uFFFD\p{Cs}\p{Cc}\s]/u)
    expect(initials).not.toMatch(/\p{M}{5}/u)
    expect(initials).toMatch(/[^\p{M}\p{DI}\p{Cf}]/u)
    expect(initials).not.toMatch(/[a-z]/)
  })
}

async function importWithoutSegmenter() {
  vi.resetModules()
  vi.stubGlobal('Intl', { ...Intl, Segmenter: undefined })
  const fresh = await import('../../src/avatar/getInitials.ts')
  vi.unstubAllGlobals()
  return fresh.getInitials
}
