/**
 * Letters, and the characters that pass for them: those a reader would have to look at twice, and those that fonts
 * draw with the same shapes. A small choice of the facts in the Unicode consortium's data file for UTS 39
 * (confusables.txt) with the strokes and small capitals that names are decorated with.
 */
const LOOK_ALIKES: Readonly<Record<string, string>> = {
  a: 'ɑαаᴀᎪꓮ',
  ae: 'æӕ',
  b: 'βвƅьʙᏏƀᏴꓐ',
  bl: 'ы',
  c: 'сᴄᏟꓚ',
  d: 'ԁđɗᴅᎠꓓ',
  e: 'еεҽ℮ᴇɛᎬꓰ',
  f: 'ƒքꜰꞙꓝ',
  g: 'ɡցǥɢᏀꓖ',
  h: 'һհηнħʜᎻᏂꓧ',
  j: 'јϳȷᴊᎫꓙ',
  k: 'кκĸᴋᏦꓗ',
  // A small l, a capital I and the figure 1 are one stroke in many fonts, and i is the small letter of I.
  l: '1iıɪɩιіӏ|ǀ∣łɫƗʟᏞꓡꓲ',
  lo: 'ю',
  m: 'мᴍᎷꓟ',
  n: 'ոռɴꓠ',
  o: '0οоσօøᴏɵꓳ',
  oe: 'œ',
  p: 'ρрᴘᏢꓑ',
  q: 'ԛգզ',
  r: 'гʀᴦᎡꓣ',
  s: 'ѕꜱƽʂՏᏚꓢ',
  t: 'тτŧᴛᎢꓔ',
  u: 'υսʋᴜꓴ',
  v: 'νѵᴠᏙꓦ',
  w: 'ԝѡաɯωᴡᎳꓪ',
  x: 'хχ×ꓫ',
  y: 'уүγʏɣᎩᎽꓬ',
  z: 'ζᴢƶᏃꓜ',
  3: 'зӡʒȝ',
  '#': '♯⌗⋕',
  "'": '‘’‛′ʹʻʼʽˈ`',
  '-': '‐‒–—−⁃',
}

const PLAIN = new Map(
  Object.entries(LOOK_ALIKES).flatMap(([plain, others]) =>
    Array.from(others, (other) => [fold(other), plain] as const),
  ),
)

// Four Greek letters look like one Latin letter as capitals and like another one as small letters.
const CAPITALS = new Map([
  ['Η', 'h'],
  ['Μ', 'm'],
  ['Ν', 'n'],
  ['Υ', 'y'],
])

// Accents and points, which a name is read without. Those of Indian scripts are vowels, and those of kana other sounds.
const UNSEEN = /(?![\u3099\u309A])(?=\p{M})[\p{sc=Zinh}\p{sc=Hebr}]|[\p{DI}\p{Z}\p{C}\u2800\uFFFC\u{1D159}]/gu

/**
 * What a name looks like at a glance. Two names of one skeleton are taken for each other: it ignores case, accents,
 * spaces and invisible characters, and writes what passes for a letter as that letter, whatever script it is of.
 *
 * Only for comparing: it is no spelling of the name. The skeleton of a skeleton is the same.
 *
 * @example
 * nameSkeleton('Аda\u200B ') === nameSkeleton('Ada') // the first one begins with a Cyrillic letter
 */
export function nameSkeleton(name: string): string {
  const letters = name.normalize('NFKD').replace(UNSEEN, '')
  const cased = Array.from(letters, (letter) => CAPITALS.get(letter) ?? letter).join('')
  return Array.from(fold(cased), (letter) => PLAIN.get(letter) ?? letter)
    .join('')
    .replaceAll('rn', 'm')
    .replaceAll('vv', 'w')
    .normalize('NFC')
}

/** Without regard to case. In both directions, for the capitals of `ß` are two; a sigma has two small letters. */
function fold(text: string): string {
  return text.toLowerCase().toUpperCase().toLowerCase().replaceAll('ς', 'σ')
}
