export interface HostileName {
  /** What is the matter with it. */
  what: string
  name: string
}

const marks = (count: number) =>
  Array.from({ length: count }, (_, index) => String.fromCharCode(0x300 + (index % 0x70)))
const pile = marks(60).join('')

/** What people call themselves to break a page, or to pass for somebody else; and names that are honest and hard. */
export const hostileNames: readonly HostileName[] = [
  { what: 'Markup', name: '<img src=x onerror="globalThis.pwned = 1">' },
  { what: 'A script', name: '</bdi></span><script>globalThis.pwned = 1</script>' },
  { what: 'An attribute', name: '" autofocus onfocus="globalThis.pwned = 1" x="' },
  { what: 'A formula', name: '=HYPERLINK("https://evil.example","Ada")' },
  { what: 'Nothing to see', name: '\u200B\u2800\u3164\u{E0041}' },
  { what: 'Blanks in it', name: 'A\u200Bd\u00ADa\u2060 \u3000 Lovelace' },
  { what: 'Marks on nothing', name: pile },
  { what: 'An override', name: '\u202Egnp.exe' },
  { what: 'Isolates left open', name: '\u2067\u2066Ada \u202ELovelace' },
  { what: 'Arabic', name: 'عبد الرحمن' },
  { what: 'Hebrew', name: 'שרה כהן' },
  { what: 'Both directions', name: 'Ada שרה 123 عبد!' },
  { what: 'Marks piled up', name: `Z${pile}a${pile}l${pile}g${pile}o` },
  { what: '200,000 marks', name: `a${'\u0301'.repeat(200_000)}` },
  { what: 'A megabyte', name: 'W'.repeat(1_000_000) },
  { what: 'The widest letters', name: 'Wide ﷽𒐫 wider ﷽𒐫 widest' },
  { what: 'The tallest letters', name: 'ฎี้ᬓᭀཧཱུྃ꧁༺Å̿' },
  { what: 'Many lines', name: 'Ada\r\nLovelace\n\n\tCountess' },
  { what: 'Terminal colours', name: '\u001B[31mAda\u001B[0m\u0007' },
  { what: 'Half a character', name: '\uD83DAda\uDE00' },
  { what: 'A family', name: '👩‍👩‍👧‍👦 The Family' },
  { what: 'An emoji without an end', name: Array.from({ length: 100 }, () => '👩').join('\u200D') },
  { what: 'A badge of its own', name: 'Admin ✔' },
  { what: 'An id of its own', name: 'Ada #1a2b' },
  { what: 'A stand-in of its own', name: 'User ada' },
  { what: 'No name in code', name: '[object Object]' },
  { what: 'Quotes', name: 'O’Brien & Søns "Ltd"' },
]
