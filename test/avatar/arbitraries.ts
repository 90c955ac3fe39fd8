import * as fc from 'fast-check'

const scalar = fc.string({ unit: 'binary' })
// Code units at random, so that halves of surrogate pairs come up.
const brokenText = fc
  .array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 12 })
  .map((units) => String.fromCharCode(...units))

/** Any string a service or an app might hand over, ill-formed ones included. */
export const anyText = fc.oneof(
  scalar,
  fc.string(),
  brokenText,
  fc.constantFrom('', '__proto__', 'a+b', '%41'),
)

const namePart = fc.oneof(
  fc.constantFrom('a', 'Z', 'é', 'e\u0301', 'ß', 'ﬁ', 'ŉ', 'İ', '1', '½', 'ა', '<b>'),
  fc.constantFrom(' ', '\u3000', '\u00A0', '\n', '-', '(', '@'),
  fc.constantFrom(
    '山',
    'ひ',
    'カ',
    '한',
    'ᄒ',
    'ᅡ',
    'ᆫ',
    'م',
    'ع',
    '\u0600',
    'ש',
    'क',
    '्',
    'ष',
    'ि',
    'ท',
    'ี',
    '\u0D4E',
  ),
  fc.constantFrom(
    '😀',
    '👩‍🚀',
    '👨‍👩‍👧‍👦',
    '👍🏽',
    '🏽',
    '🇩🇪',
    '🇩',
    '1️⃣',
    '❤️',
    '🏴󠁧󠁢󠁥󠁮󠁧󠁿',
    '\u200D',
    '\u200C',
    '\uFE0F',
    '\u20E3',
  ),
  fc.constantFrom(
    '\u0301',
    '\u0327',
    '\u0489',
    '\u{1D165}',
    '\u034F',
    '\u{E0041}',
    '\u{E0100}',
    '\u0301'.repeat(70),
  ),
  fc.constantFrom('\u200B', '\u202E', '\u2066', '\u061C', '\u00AD', '\u2800', '\u3164', '\u115F', '\uFFA0'),
  fc.constantFrom(
    '\u{1D159}',
    '\u180E',
    '\u17B4',
    '\uFFF9',
    '\uFFFC',
    '\uFFFD',
    '\uD83D',
    '\uDE00',
    '\u0000',
    '\u001B',
  ),
)

/** What survives `.trim()` and leaves no ink, and the fillers. */
export const BLANKS = [
  '\u200B',
  '\u202E',
  '\u2062',
  '\u180E',
  '\uFE0F',
  '\u034F',
  '\u00AD',
  '\u061C',
  '\u2066',
  '\u2800',
  '\u17B4',
  '\uFFF9',
  '\u{E0041}',
  '\u3164',
  '\uFFA0',
  '\u115F',
  '\u1160',
  '\u{1D159}',
  '\u{1BCA0}',
  '\u{13430}',
  '\u{13441}',
  '\u200C',
  '\u200D',
  '\uFEFF',
  '\uFFFC',
  '\u{E0100}',
  '\u0000',
  '\u0085',
  '\u3000',
]

/** Names: scripts, emoji, heaps of marks, controls, blanks and halves of characters in any order. */
export const name = fc.oneof(
  fc.array(namePart, { maxLength: 24 }).map((parts) => parts.join('')),
  fc.array(namePart, { minLength: 200, maxLength: 400 }).map((parts) => parts.join('')),
  fc.string({ unit: 'grapheme' }),
  anyText,
)

const scheme = fc.oneof(
  { arbitrary: fc.constant('https:'), weight: 5 },
  { arbitrary: fc.constantFrom('http:', 'HTTPS:', 'hTTp:'), weight: 3 },
  { arbitrary: fc.constantFrom('ht\ntps:', 'https\t:', ' https:', '\u0000https:', '', ':'), weight: 1 },
  {
    arbitrary: fc.constantFrom('javascript:', 'JavaScript:', 'java\tscript:', 'vbscript:', 'data:'),
    weight: 1,
  },
  { arbitrary: fc.constantFrom('blob:', 'file:', 'ftp:', 'ws:', 'about:'), weight: 1 },
)
const slashes = fc.oneof(
  { arbitrary: fc.constant('//'), weight: 4 },
  { arbitrary: fc.constantFrom('/', '', '///', '\\\\', '/\\', '\\/', '//\t', '/\n/'), weight: 1 },
)
const userinfo = fc.oneof(
  { arbitrary: fc.constant(''), weight: 4 },
  { arbitrary: fc.constantFrom('u:p@', 'u@', ':p@', '@', 'example.com@', 'a%40b@'), weight: 1 },
)

/** Hosts outside the public internet, in the spellings a URL parser understands. */
export const privateHost = fc.oneof(
  fc.constantFrom('localhost', 'LOCALHOST', 'localhost.', 'a.localhost', 'ⓛocalhost', 'router', 'nas.lan'),
  fc.constantFrom(
    'printer.local',
    'Printer.LOCAL.',
    'x%2elocal',
    'metadata.google.internal',
    'nas.home.arpa',
  ),
  fc.constantFrom('127.0.0.1', '127.1', '0x7f.1', '0x7f000001', '2130706433', '0177.0.0.1', '017700000001'),
  fc.constantFrom('127.0.0.1.', '①②⑦.0.0.1', '0', '0.0.0.0', '10.0.0.1', '10.1', '0xa.1', '172.16.0.1'),
  fc.constantFrom(
    '172.31.255.255',
    '192.168.1.1',
    '3232235777',
    '169.254.169.254',
    '0xa9fea9fe',
    '2852039166',
  ),
  fc.constantFrom('100.64.0.1', '192.0.0.192', '198.18.0.1', '224.0.0.1', '255.255.255.255', '240.0.0.1'),
  fc.constantFrom(
    '[::]',
    '[::1]',
    '[0:0:0:0:0:0:0:1]',
    '[::127.0.0.1]',
    '[::ffff:127.0.0.1]',
    '[::ffff:7f00:1]',
  ),
  fc.constantFrom('[::ffff:10.0.0.1]', '[::ffff:0:127.0.0.1]', '[64:ff9b::127.0.0.1]', '[64:ff9b:1::1]'),
  fc.constantFrom(
    '[fe80::1]',
    '[FE80::1]',
    '[febf::1]',
    '[fec0::1]',
    '[fc00::1]',
    '[fd12:3456::1]',
    '[ff02::1]',
  ),
  fc.constantFrom(
    '[100::1]',
    '[2002:7f00:1::]',
    '[2002:a00:1::]',
    '[2001::1]',
    '[2001:0:4136::1]',
    '[5f00::1]',
  ),
  fc
    .tuple(fc.constantFrom(0, 10, 127, 224, 255), fc.nat(0xffffff))
    .map(([a, rest]) => String(a * 2 ** 24 + rest)),
)

/** Hosts that anybody can reach, some of them looking like the above. */
export const publicHost = fc.oneof(
  fc.constantFrom('images.example.com', 'IMAGES.example.com', 'images.example.com.', 'bücher.example'),
  fc.constantFrom('localhost.example.com', 'local.example', 'mylocalhost.example', '127.0.0.1.example.com'),
  fc.constantFrom(
    '8.8.8.8',
    '134744072',
    '9.255.255.255',
    '11.0.0.0',
    '126.1.1.1',
    '128.0.0.1',
    '172.15.0.1',
  ),
  fc.constantFrom('172.32.0.1', '192.167.1.1', '192.169.1.1', '169.253.1.1', '169.255.1.1', '100.63.0.1'),
  fc.constantFrom('100.128.0.1', '192.0.1.1', '198.17.0.1', '198.20.0.1', '223.255.255.255'),
  fc.constantFrom('[2606:4700::1111]', '[2a00:1450:4001::]', '[2001:4860::8888]', '[2003::1]', '[3fff::1]'),
)

const port = fc.constantFrom('', '', '', ':443', ':80', ':8080', ':8787', ':0', ':99999', ':x')
const path = fc.oneof(
  fc.constantFrom(
    '',
    '/',
    '/ada.png',
    '/v1/logout?x',
    '/a\\b',
    '/a b.png',
    '/a.png ',
    '/a\tb',
    '/é?x#y',
    '/%zz',
  ),
  fc.webPath(),
  fc.string({ unit: 'binary' }).map((text) => `/${text}`),
)

/** Addresses of pictures as an attacker, a careless service or an honest one might send them. */
export const avatarUrl = fc.oneof(
  {
    arbitrary: fc
      .tuple(scheme, slashes, userinfo, fc.oneof(privateHost, publicHost), port, path)
      .map((parts) => parts.join('')),
    weight: 4,
  },
  fc.constantFrom(
    '',
    ' ',
    '/',
    '//',
    '\\',
    '.',
    '..',
    '?',
    '#',
    'ada.png',
    '//evil.example/x',
    '\\\\evil.example\\x',
  ),
  fc.constantFrom(
    'https:',
    'https://',
    'https:///x',
    'http://[',
    'https://[::1',
    'https:evil.example',
    'https:/evil',
  ),
  fc.constantFrom(
    'javascript:alert(1)',
    'data:image/png;base64,AA',
    'data:text/html,<script>',
    'file:///etc/passwd',
  ),
  fc.constantFrom('blob:https://example.com/1', 'blob:null/1', 'null', 'undefined', '[object Object]'),
  fc.constant(`https://images.example.com/${'a'.repeat(100_000)}`),
  anyText,
)
