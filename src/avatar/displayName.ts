import { graphemes } from './graphemes.ts'
import { toWellFormed } from './toWellFormed.ts'

// A name can be a megabyte. What is not visible this far in is not looked for.
const SCANNED = 4096
const GRAPHEMES = 64
const LENGTH = 256
const MARKS = 4

// What terminals take for colours and titles.
const ESCAPES = new RegExp(
  String.raw`(?:\u001B\[|\u009B)[0-?]*[ -\/]*[@-~]|\u001B\][^\u0007\u001B]*(?:\u0007|\u001B\\)`,
  'gu',
)
// The flags of England, Scotland and Wales are spelled in characters that are invisible anywhere else.
const CHARACTER = /\u{1F3F4}[\u{E0030}-\u{E007A}]{1,8}\u{E007F}|[^]/gu
// Those after U+0085 are blank and count as signs or letters.
const SPACE = /^[\p{Z}\t-\r\u0085\u2800\u{13430}-\u{13442}\u{1D159}]/u
const MARK = /^(?:\p{VS}|(?!\p{DI})\p{M})/u
// Emoji, Indian scripts, Persian and Mongolian are misspelled without.
const JOINER = /^[\u180E\u200C-\u200D]/u
// Bidi controls among them: one that is not closed would reorder what stands beside the name.
const INVISIBLE = /^[\p{Cc}\p{DI}\uFFF9-\uFFFC]/u
const VISIBLE = /[^ \uFFFD]/u

/**
 * A name as it is shown: one line of at most 64 characters (as a reader counts them) and 256 code units, with at
 * most four combining marks in a row and an ellipsis where it was cut. Control characters, terminal colours, bidi
 * controls and other invisible characters are gone, joiners between visible ones stay, blanks are single spaces and
 * halves of characters U+FFFD. Empty where nothing visible is left, and for what is not a string.
 *
 * The display form of a display form is the same. The time it takes is bounded, however long the name is.
 *
 * @example
 * displayName(' \u202EAda\n\u200BLovelace ') // 'Ada Lovelace'
 */
export function displayName(name: unknown): string {
  if (typeof name !== 'string') return ''
  const text = toWellFormed(name.slice(0, SCANNED)).replace(ESCAPES, '')
  let shown = ''
  // A space or a joiner, which counts once something visible follows.
  let between = ''
  let marks = 0
  for (const [character] of text.matchAll(CHARACTER)) {
    if (SPACE.test(character)) {
      between = ' '
    } else if (MARK.test(character)) {
      // On a blank it would be drawn onto what stands around the name; half a character has no place for it.
      if (shown === '' || between === ' ' || shown.endsWith('\uFFFD') || ++marks > MARKS) continue
      shown += between + character
      between = ''
    } else if (JOINER.test(character)) {
      between ||= character
    } else if (!INVISIBLE.test(character)) {
      shown += (shown && between) + character
      between = ''
      marks = 0
    }
    if (shown.length > LENGTH) break
  }
  return VISIBLE.test(shown) ? cut(shown) : ''
}

function cut(text: string): string {
  if (text.length <= GRAPHEMES) return text
  const all = [...graphemes(text)]
  if (all.length <= GRAPHEMES && text.length <= LENGTH) return text
  let kept = ''
  for (const grapheme of all.slice(0, GRAPHEMES - 1)) {
    if (kept.length + grapheme.length >= LENGTH) break
    kept += grapheme
  }
  // Emoji can be joined without end into one.
  if (!kept) [kept = ''] = text
  return `${kept.replace(/[ \u180E\u200C-\u200D]+$/u, '')}…`
}
