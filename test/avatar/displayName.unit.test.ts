import fc from 'fast-check'
import { describe, expect, test, vi } from 'vitest'
import { displayName } from '../../src/avatar/displayName.ts'
import { BLANKS, name } from './arbitraries.ts'

const acute = '\u0301'
const segmenter = new Intl.Segmenter('en')
const count = (text: string) => [...segmenter.segment(text)].length

test.each([
  ['a plain name', 'Brave Tiger 42', 'Brave Tiger 42'],
  ['spaces of all kinds', '\u00A0 Ada \t\r\n\u3000\u2028 Lovelace\u2003', 'Ada Lovelace'],
  ['TXT-10: C0 and C1', 'A\u0000d\u0008a\u007F\u009F', 'Ada'],
  ['TXT-10: a colour', '\u001B[1;31mAda\u001B[0m \u009B4mLovelace', 'Ada Lovelace'],
  [
    'TXT-10: a window title',
    '\u001B]0;root@host\u0007Ada \u001B]8;;https://evil.example\u001B\\here',
    'Ada here',
  ],
  ['TXT-10: an escape and no more', '\u001BAda', 'Ada'],
  ['TXT-03: an override', '\u202Egnp.exe', 'gnp.exe'],
  ['TXT-03: isolates, open, closed and too often', '\u2066Ada\u2069\u2069 \u2067שרה', 'Ada שרה'],
  ['TXT-03: direction marks', '\u200Eعلي\u200F\u061C', 'علي'],
  ['TXT-03: an honest Arabic name', 'عبد الرحمن', 'عبد الرحمن'],
  ['TXT-11: halves of characters', '\uD83DAda\uDE00', '\uFFFDAda\uFFFD'],
  ['TXT-11: a mark on half a character', 'Ada\uDE00\u0301', 'Ada\uFFFD'],
  ['TXT-11: nothing but halves', '\uD83D \uDE00\uD83D', ''],
  ['TXT-02: nothing', '', ''],
  ['TXT-02: blanks in a name', 'A\u200Bd\u00ADa\u2800\u2800L', 'Ada L'],
  ['TXT-02: tags', `Ada${'\u{E0041}'.repeat(9)}`, 'Ada'],
  ['TXT-12: null', null, ''],
  ['TXT-12: a number', 42, ''],
  ['TXT-12: an object', { toString: () => 'Ada' }, ''],
  ['TXT-12: a list', ['Ada'], ''],
  ['TXT-04: a heap of marks', `a${acute.repeat(200_000)}b`, `a${acute.repeat(4)}`],
  [
    'TXT-04: heaps of marks',
    `a${acute.repeat(9)}b${acute.repeat(9)}`,
    `a${acute.repeat(4)}b${acute.repeat(4)}`,
  ],
  ['TXT-04: a heap with joiners in it', `a${`\u200D${acute}`.repeat(9)}`, `a${`\u200D${acute}`.repeat(4)}`],
  ['TXT-04: marks on nothing', `${acute}Ada ${acute}Lovelace${acute}`, `Ada Lovelace${acute}`],
  ['joiners around nothing', '\u200DAda\u200D \u200CLovelace\u200C\u200D', 'Ada Lovelace'],
  ['Persian', 'می\u200Cخواهم', 'می\u200Cخواهم'],
  ['a Sinhala conjunct', 'ශ්\u200Dරී', 'ශ්\u200Dරී'],
  ['a Devanagari half form', 'क्\u200Dष', 'क्\u200Dष'],
  ['Thai', 'ที่น้ำ', 'ที่น้ำ'],
  ['Hebrew with points', 'שָׁלוֹם', 'שָׁלוֹם'],
  ['Mongolian', 'ᠬᠠᠷ\u180Eᠠ', 'ᠬᠠᠷ\u180Eᠠ'],
  ['emoji', '👩‍🚀 👨‍👩‍👧‍👦 👍🏽 ❤️ 1️⃣ 🇩🇪', '👩‍🚀 👨‍👩‍👧‍👦 👍🏽 ❤️ 1️⃣ 🇩🇪'],
  ['the flag of England', '🏴󠁧󠁢󠁥󠁮󠁧󠁿 Ada', '🏴󠁧󠁢󠁥󠁮󠁧󠁿 Ada'],
  ['an emoji without an end', Array.from({ length: 200 }, () => '👩').join('\u200D'), '👩…'],
  ['TXT-06: a megabyte', 'a'.repeat(1_000_000), `${'a'.repeat(63)}…`],
  ['TXT-07: a cut between graphemes', '👨‍👩‍👧‍👦'.repeat(64), `${'👨‍👩‍👧‍👦'.repeat(23)}…`],
  ['TXT-07: 64 graphemes, 128 code units', 'é'.normalize('NFD').repeat(64), 'é'.normalize('NFD').repeat(64)],
  ['a cut beside a blank', `${'a'.repeat(62)} bcd`, `${'a'.repeat(62)}…`],
])('%s', (_, given, shown) => {
  expect(displayName(given)).toBe(shown)
})

test.each(BLANKS)('TXT-02 nothing is to be seen of a name of %j', (blank) => {
  for (const given of [blank, blank.repeat(9), ` ${blank}\n${blank}`]) expect(displayName(given)).toBe('')
})

test('TXT-02 nothing is to be seen of any mixture of blanks', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(...BLANKS, acute, ' ') }), (given) => {
      expect(displayName(given)).toBe('')
    }),
  )
})

function promises(shownAs: typeof displayName) {
  return fc.property(name, (given) => {
    const shown = shownAs(given)
    expect(shownAs(shown)).toBe(shown)
    expect(shown.length).toBeLessThanOrEqual(256)
    expect(shown).toBe(shown.trim())
    expect(shown).not.toMatch(/\p{Cs}|\p{Cc}|\s\s|(?! )\s|\p{Bidi_Control}|\u200B|\u2060|\uFEFF/u)
    expect(shown.replace(/(?!\p{M})\p{DI}/gu, '')).not.toMatch(/\p{M}{5}/u)
    expect(shown === '' || /[^\s\p{DI}]/u.test(shown)).toBe(true)
  })
}

test('TXT-02, TXT-03, TXT-04, TXT-10, TXT-11 one clean line, within its bounds, and the same again', () => {
  expect(() => fc.assert(promises(displayName), { numRuns: 1000 })).not.toThrow()
  fc.assert(
    fc.property(name, (given) => {
      expect(count(displayName(given))).toBeLessThanOrEqual(64)
    }),
    { numRuns: 1000 },
  )
})

test('TXT-11 what is shown is well-formed, and can be encoded, compared and taken apart', () => {
  const [collator, words] = [new Intl.Collator('de'), new Intl.Segmenter('de', { granularity: 'word' })]
  fc.assert(
    fc.property(name, name, (given, other) => {
      const [shown, beside] = [displayName(given), displayName(other)]
      expect(decodeURIComponent(encodeURIComponent(shown))).toBe(shown)
      expect(collator.compare(shown, beside) + collator.compare(beside, shown)).toBe(0)
      expect([...words.segment(shown)].map(({ segment }) => segment).join('')).toBe(shown)
    }),
  )
})

test('TXT-12 nothing is to be seen of what is no string', () => {
  fc.assert(
    fc.property(fc.anything(), (given) => {
      fc.pre(typeof given !== 'string')
      expect(displayName(given)).toBe('')
    }),
  )
})

test('letters, digits and punctuation of up to 64 characters stay as they are', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[\p{L}\p{N}\p{P}]{1,32}$/u), (given) => {
      fc.pre(!/\p{DI}/u.test(given))
      expect(displayName(given)).toBe(given)
    }),
  )
})

// Whole characters that stay apart from each other, whatever follows.
const character = fc.constantFrom(
  'a',
  'é',
  'e\u0301',
  'q\u0301\u0302',
  '山',
  '한',
  '👩‍👩‍👧‍👦',
  '👍🏽',
  '🇩🇪',
  '1️⃣',
  '🏴󠁧󠁢󠁥󠁮󠁧󠁿',
  '❤️',
)

function cutsBetweenCharacters(shownAs: typeof displayName) {
  return fc.property(fc.array(character, { minLength: 50, maxLength: 120 }), (given) => {
    const text = given.join('')
    const characters = [...segmenter.segment(text)].map(({ segment }) => segment)
    const shown = shownAs(text)
    fc.pre(shown !== text)
    expect(characters.length > 64 || text.length > 256).toBe(true)
    const kept = characters.findIndex((_, index) => `${characters.slice(0, index).join('')}…` === shown)
    expect(kept).toBeGreaterThan(0)
    // No more was cut off than had to be.
    expect(kept === 63 || shown.length + (characters[kept]?.length ?? 0) > 256).toBe(true)
  })
}

test('TXT-07 a cut falls between characters, with Intl.Segmenter', () => {
  expect(() => fc.assert(cutsBetweenCharacters(displayName))).not.toThrow()
})

describe('TXT-07: without Intl.Segmenter', async () => {
  vi.resetModules()
  vi.stubGlobal('Intl', { ...Intl, Segmenter: undefined })
  const { displayName: withoutSegmenter } = await import('../../src/avatar/displayName.ts')
  vi.unstubAllGlobals()

  test('one clean line, within its bounds, and the same again', () => {
    expect(() => fc.assert(promises(withoutSegmenter), { numRuns: 1000 })).not.toThrow()
  })

  test('a cut falls between characters', () => {
    expect(() => fc.assert(cutsBetweenCharacters(withoutSegmenter))).not.toThrow()
  })

  test('a cut between graphemes', () => {
    expect(withoutSegmenter('👨‍👩‍👧‍👦'.repeat(64))).toBe(`${'👨‍👩‍👧‍👦'.repeat(23)}…`)
  })
})

test('TXT-04, TXT-06 a hostile megabyte costs less than 5 ms', () => {
  const hostile = [
    'a b '.repeat(250_000),
    `a${acute.repeat(1_000_000)}`,
    '👩\u200D'.repeat(300_000),
    '\u200B'.repeat(1_000_000),
    ' '.repeat(1_000_000),
    'a\uFE0F\u200D'.repeat(300_000),
    '\u001B]'.repeat(500_000),
    '\u001B['.repeat(500_000),
    `\u001B[${'0'.repeat(1_000_000)}`,
    '\u{1F3F4}\u{E0061}'.repeat(250_000),
    'ᄀ'.repeat(1_000_000),
    '\uD83D'.repeat(1_000_000),
  ]
  displayName('warm up')
  const started = performance.now()
  for (const long of hostile) displayName(long)
  // The promise is 5 ms each; the rest is for a busy machine.
  expect(performance.now() - started).toBeLessThan(hostile.length * 20)
})
