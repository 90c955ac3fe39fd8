import { graphemes } from './graphemes.ts'

// A name can be a megabyte; nobody's initials are that far in.
const NAME_LENGTH = 256
const WORD_LENGTH = 64
const MARKS = 4
// The longest emoji in use, families with skin tones, have 19 code units.
const EMOJI_LENGTH = 32

const EMOJI = /^(?:\p{RI}|\p{ExtPict}|[0-9#*]\uFE0F?\u20E3)/u
const WORD_START = /^[\p{L}\p{N}]/u
// Halves of characters, and what others have put in their place: some scripts would draw them into a letter.
const BROKEN = /[\p{Cs}\uFFFC\uFFFD]/gu
const INKLESS = /^[\p{Cc}\p{Cf}\p{Z}\p{M}\p{DI}\u2800\u{1D159}]/u

// Two of these side by side would read as a word (Arabic letters even join into one), not as initials.
const RUNS_TOGETHER =
  /[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Hang}\p{sc=Bopo}\p{sc=Arab}\p{sc=Syrc}\p{sc=Nkoo}\p{sc=Mong}]/u

/**
 * One or two characters that stand for a name: of its first two words, upper-cased, or of its only word. A
 * character is what a reader takes for one, so emoji, flags and accents stay whole (with four marks at most).
 * Names in Chinese, Japanese, Korean or joined scripts such as Arabic give one. Never empty: `?` where nothing
 * in the name can be seen.
 *
 * @example
 * getInitials('Brave Tiger 42') // 'BT'
 * getInitials('山田太郎') // '山'
 */
export function getInitials(name: string): string {
  const words = wordsOf(name)
  const [first, second] = starts(words)
  if (first === undefined) return firstOf(words, () => true) ?? '?'
  if (second === undefined || runTogether(first, second)) return first
  return first + second
}

/** Of the first two words that have a letter, a digit or an emoji, the first of these each. */
function starts(words: string[]): string[] {
  const found: string[] = []
  for (const word of words) {
    const start = firstOf([word], startsWord)
    if (start !== undefined) found.push(start)
    if (found.length === 2) break
  }
  return found
}

/** The first character that leaves ink and is accepted, as it is to be shown. */
function firstOf(words: string[], accept: (character: string) => boolean): string | undefined {
  for (const word of words) {
    for (const character of graphemes(word.slice(0, WORD_LENGTH))) {
      if (INKLESS.test(character) || !accept(character)) continue
      return EMOJI.test(character) ? boundedEmoji(character) : upperCase(character)
    }
  }
  return undefined
}

function wordsOf(name: string): string[] {
  const words = name.slice(0, NAME_LENGTH).replace(BROKEN, '').normalize('NFC').split(/\s+/u)
  const last = words.at(-1) ?? ''
  // The cut may have gone through a character, which matters only near the start of a word.
  const isCut = name.length > NAME_LENGTH && words.length > 1 && last.length < WORD_LENGTH
  return isCut ? words.slice(0, -1) : words
}

function boundedEmoji(grapheme: string): string {
  const emoji = withFewMarks(grapheme)
  return emoji.length <= EMOJI_LENGTH ? emoji : String.fromCodePoint(emoji.codePointAt(0) ?? 0)
}

function upperCase(grapheme: string): string {
  // Not by locale: a server and a browser have to agree.
  const capital = grapheme.toUpperCase().replace(/(?!\p{M})\p{DI}/gu, '')
  // `ß` becomes `SS`, of which the first letter is meant.
  const [letter = capital] = graphemes(capital)
  return withFewMarks(letter)
}

function withFewMarks(grapheme: string): string {
  let marks = 0
  return grapheme.replace(/\p{M}/gu, (mark) => (++marks <= MARKS ? mark : ''))
}

function startsWord(character: string): boolean {
  return WORD_START.test(character) || EMOJI.test(character)
}

function runTogether(first: string, second: string): boolean {
  return (
    RUNS_TOGETHER.test(first) ||
    RUNS_TOGETHER.test(second) ||
    Array.from(graphemes(first + second)).length !== 2
  )
}
