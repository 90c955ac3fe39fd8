import { displayName } from './displayName.ts'
import { graphemes } from './graphemes.ts'

const MARKS = 4
// The longest emoji in use, families with skin tones, have 19 code units.
const EMOJI_LENGTH = 32

const EMOJI = /^(?:\p{RI}|\p{ExtPict}|[0-9#*]\uFE0F?\u20E3)/u
// A letter, a digit or an emoji.
const WORD_START = /^(?:[\p{L}\p{N}]|\p{RI}|\p{ExtPict}|[#*]\uFE0F?\u20E3)/u
// Not a sign that only means something before others.
const SEEN = /^\P{Cf}/u

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
  // Halves of characters would be drawn into a letter by some scripts.
  const words = displayName(name).replaceAll('\uFFFD', '').normalize('NFC').split(' ')
  const starts = (accepted: RegExp) => words.flatMap((word) => firstOf(word, accepted) ?? [])
  const [first = starts(SEEN)[0] ?? '?', second = ''] = starts(WORD_START)
  return areTwo(first + second) ? first + second : first
}

/** The first character that is accepted, as it is to be shown. */
function firstOf(text: string, accepted: RegExp): string | undefined {
  for (const character of graphemes(text)) {
    if (accepted.test(character))
      return EMOJI.test(character) ? boundedEmoji(character) : upperCase(character)
  }
  return undefined
}

function boundedEmoji(grapheme: string): string {
  const [emoji = ''] = grapheme
  return grapheme.length <= EMOJI_LENGTH ? grapheme : emoji
}

function upperCase(grapheme: string): string {
  // Not by locale: a server and a browser have to agree.
  const capital = grapheme.toUpperCase().replace(/(?!\p{M})\p{DI}/gu, '')
  // `ß` becomes `SS`, of which the first letter is meant.
  const [letter = capital] = graphemes(capital)
  // Capitals can have more marks than their letters.
  let marks = 0
  return letter.replace(/\p{M}/gu, (mark) => (++marks <= MARKS ? mark : ''))
}

function areTwo(characters: string): boolean {
  return !RUNS_TOGETHER.test(characters) && [...graphemes(characters)].length === 2
}
