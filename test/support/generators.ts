import fc from 'fast-check'

const charactersOf = (text: string) => fc.constantFrom(...text.split(''))

/** Ids every map, address and prototype has trouble with. */
export const PROTOTYPE_NAMES = [
  '__proto__',
  'constructor',
  'toString',
  'hasOwnProperty',
  'valueOf',
  'then',
  'prototype',
]

/** Ids that would be read as an address, if an address were built by resolving them. */
export const URL_LIKE_IDS = [
  'http://evil.example/v1',
  '//evil.example',
  '\\\\evil.example',
  '/\\evil.example',
  '@evil.example',
  'user:pass@evil.example',
  ':8080',
  '?tenant=other',
  '#fragment',
  ';p=1',
  'a/../b',
  '../../admin',
  '..\\..\\admin',
  '%2e%2e',
  '%2E%2e/%2e',
  '%2f',
  '%00',
  '%',
  '%zz',
  'a+b',
  'a&flip=true',
  'a b',
  '...',
]

const HALF_SURROGATES = ['\uD800', '\uDC00', 'a\uD83D', '\uDE00b', '\uDE00\uD83D']

/** Nothing of it can be seen: blanks, controls, fillers, joiners, and marks of direction and of layout. */
const BLANKS =
  ' \t\n\0\u001B\u0085\u00A0\u00AD\u034F\u061C\u115F\u17B4\u180E\u2003\u200B\u200D\u2028\u202E\u2062\u2066\u3164\uFE0F\uFEFF\uFFA0\uFFF9'

/** Ids no address can hold: they must be refused before any request. */
export const impossibleUserId = fc.oneof(
  fc.constantFrom('', '.', '..', ...HALF_SURROGATES),
  fc.array(charactersOf(BLANKS), { minLength: 1, maxLength: 5 }).map((blanks) => blanks.join('')),
  fc.integer({ min: 513, max: 10_240 }).map((length) => 'x'.repeat(length)),
  fc.integer({ min: 171, max: 3000 }).map((length) => '名'.repeat(length)),
)

/** Any id an app may hand over, good or bad. */
export const userId = fc.oneof(
  { weight: 3, arbitrary: fc.string({ unit: 'grapheme-ascii', maxLength: 40 }) },
  { weight: 3, arbitrary: fc.string({ unit: 'binary', maxLength: 40 }) },
  { weight: 2, arbitrary: fc.string({ unit: 'grapheme', maxLength: 20 }) },
  fc.constantFrom(...PROTOTYPE_NAMES),
  { weight: 2, arbitrary: fc.constantFrom(...URL_LIKE_IDS) },
  fc.constantFrom(
    '\0',
    'a\0b',
    'a\r\nHost: evil.example',
    '\u001B[31m',
    '1',
    '01',
    '1e0',
    '\u00E9',
    'e\u0301',
    '\u202Eabc',
  ),
  fc
    .tuple(fc.constantFrom('.', '/', '\\', '%2e', '?', '#', ';', ':'), fc.string({ maxLength: 8 }))
    .map((parts) => parts.join('')),
  { weight: 2, arbitrary: impossibleUserId },
)

/** Ids that can be sent. */
export const possibleUserId = userId.filter(isPossible)

const VISIBLE =
  /[^\p{Default_Ignorable_Code_Point}\p{White_Space}\p{Separator}\p{Control}\u2800\uFFF9-\uFFFB]/u

/** Reference for what can be sent, written without a look at the kit: one segment that survives a URL parser. */
export function isPossible(id: string): boolean {
  if (!VISIBLE.test(id) || id === '.' || id === '..' || !isWellFormed(id)) return false
  return new TextEncoder().encode(id).length <= 512
}

function isWellFormed(text: string): boolean {
  return !/[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/.test(text)
}

const httpDate = fc
  .date({ min: new Date('1970-01-01T00:00:00Z'), max: new Date('9999-12-31T23:59:59Z'), noInvalidDate: true })
  .chain((date) => fc.constantFrom(date.toUTCString(), toRfc850(date), toAsctime(date)))

/** Header values a service, a proxy or an attacker may send as `Retry-After`. */
export const retryAfter = fc.oneof(
  fc.nat({ max: 100_000 }).map(String),
  fc.integer().map(String),
  fc.double().map(String),
  fc.bigInt({ min: 0n, max: 10n ** 400n }).map(String),
  httpDate,
  fc.constantFrom(
    '',
    ' ',
    '1e9',
    '0x10',
    '0b1',
    '١',
    '-1',
    '-0',
    '+5',
    '1.5',
    '5 ',
    '5, 10',
    '5;q=1',
    'NaN',
    'Infinity',
    'soon',
  ),
  fc.constantFrom(
    'Thu, 01 Jan 1970 00:00:00 GMT',
    'Fri, 31 Feb 2025 25:61:61 GMT',
    'Wed, 21 Oct 2015 07:28:00',
    '2025-01-01T00:00:00Z',
  ),
  fc.string({ unit: charactersOf('0123456789 .,-+eExGMT:'), maxLength: 30 }),
)

const DAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'] as const

/** `Sunday, 06-Nov-94 08:49:37 GMT` */
export function toRfc850(date: Date): string {
  const [, day = '', month = '', year = '', time = ''] = date.toUTCString().split(' ')
  return `${DAYS[date.getUTCDay()]}, ${day}-${month}-${year.slice(-2)} ${time} GMT`
}

/** `Sun Nov  6 08:49:37 1994` */
export function toAsctime(date: Date): string {
  const [weekday = '', day = '', month = '', year = '', time = ''] = date.toUTCString().split(' ')
  return `${weekday.replace(',', '')} ${month} ${String(Number(day)).padStart(2)} ${time} ${year}`
}

/** A good RFC 3339 instant together with the same instant as a count of 10^-24 seconds. */
export interface GeneratedInstant {
  text: string
  value: bigint
}

const SCALE = 24
const two = (value: number) => String(value).padStart(2, '0')

/** Good instants, in every spelling RFC 3339 has for them, at up to 24 digits. */
export const instant: fc.Arbitrary<GeneratedInstant> = fc
  .record({
    // Few distinct seconds, so that the digits behind the point decide often.
    seconds: fc.oneof(
      fc.integer({ min: 1_735_689_600, max: 1_735_689_604 }),
      fc.integer({ min: -62_135_510_400, max: 253_402_214_400 }),
    ),
    fraction: fc.string({ unit: charactersOf('0123456789'), maxLength: SCALE }),
    offset: fc.oneof(fc.constantFrom(0, 0, 330, -480), fc.integer({ min: -1439, max: 1439 })),
    zone: fc.constantFrom('Z', 'z', '+00:00', 'offset'),
    separator: fc.constantFrom('T', 't', ' '),
  })
  .map(({ seconds, fraction, offset, zone, separator }) => {
    const shown = zone === 'offset' ? offset : 0
    const local = new Date((seconds + shown * 60) * 1000).toISOString()
    const [date = '', time = ''] = local.split('T')
    const sign = shown < 0 ? '-' : '+'
    const zoneText =
      zone === 'offset'
        ? `${sign}${two(Math.floor(Math.abs(shown) / 60))}:${two(Math.abs(shown) % 60)}`
        : zone
    return {
      text: `${date}${separator}${time.slice(0, 8)}${fraction === '' ? '' : `.${fraction}`}${zoneText}`,
      value: BigInt(seconds) * 10n ** BigInt(SCALE) + BigInt(fraction.padEnd(SCALE, '0')),
    }
  })

/** Good instants, and everything else that services put where one belongs. */
export const timestamp = fc.oneof(
  { weight: 4, arbitrary: instant.map(({ text }) => text) },
  fc.constantFrom(
    '2025-01-01T00:00:00',
    '2025-01-01',
    '20250101T000000Z',
    '2025-13-01T00:00:00Z',
    '2025-02-30T00:00:00Z',
    '2025-01-01T24:00:00Z',
    '2025-01-01T00:60:00Z',
    '2016-12-31T23:59:60Z',
    '0000-01-01T00:00:00Z',
    '9999-12-31T23:59:59.999999999Z',
    '10000-01-01T00:00:00Z',
    '+010000-01-01T00:00:00Z',
    '2025-01-01T00:00:00.Z',
    '2025-01-01T00:00:00+24:00',
    '2025-01-01T00:00:00 +00:00',
    'Wed, 21 Oct 2015 07:28:00 GMT',
    '1735689600',
    'null',
    'Invalid Date',
    '',
    ' ',
    '2025-01-01T00:00:00Z\n',
  ),
  fc.string({ maxLength: 40 }),
  fc.constantFrom(null, undefined, 0, 1_735_689_600_000, Number.NaN, true, {}, []),
)

/** A good profile as the service sends it. */
export const wireProfile = fc.record({
  tenant_id: fc.string({ minLength: 1, maxLength: 12 }),
  user_id: possibleUserId,
  name: fc.string({ unit: 'grapheme', maxLength: 30 }),
  avatar_url: fc.webUrl(),
  created_at: instant.map(({ text }) => text),
  updated_at: instant.map(({ text }) => text),
})

export type Mutation =
  | { kind: 'drop' | 'null' | 'nested'; field: string }
  | { kind: 'retype'; field: string; value: unknown }
  | { kind: 'extra'; field: string; value: unknown }
  | { kind: 'root'; value: unknown }

const FIELDS = ['tenant_id', 'user_id', 'name', 'avatar_url', 'created_at', 'updated_at']
const field = fc.constantFrom(...FIELDS)

const mutation: fc.Arbitrary<Mutation> = fc.oneof(
  { weight: 6, arbitrary: fc.record({ kind: fc.constantFrom('drop', 'null', 'nested'), field }) },
  { weight: 6, arbitrary: fc.record({ kind: fc.constant('retype'), field, value: fc.jsonValue() }) },
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant('extra'),
      field: fc.oneof(fc.constantFrom(...PROTOTYPE_NAMES, 'profile', 'data', 'User_ID'), fc.string()),
      value: fc.jsonValue(),
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('root'), value: fc.jsonValue() }) },
)

/** A good profile, what was done to it, and what came out, as the text a service would send. */
export const profileJson = fc
  .record({ profile: wireProfile, mutations: fc.array(mutation, { maxLength: 4 }) })
  .map(({ profile, mutations }) => {
    let value: unknown = profile
    for (const each of mutations) value = mutate(value, each)
    return { profile, mutations, text: JSON.stringify(value) ?? 'null' }
  })

function mutate(value: unknown, each: Mutation): unknown {
  if (each.kind === 'root') return each.value
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value
  const entries = Object.entries(value).filter(([name]) => each.kind === 'extra' || name !== each.field)
  const former: unknown = Object.getOwnPropertyDescriptor(value, each.field)?.value
  if (each.kind === 'null') entries.push([each.field, null])
  if (each.kind === 'nested') entries.push([each.field, { value: former }])
  if (each.kind === 'retype' || (each.kind === 'extra' && !FIELDS.includes(each.field)))
    entries.push([each.field, each.value])
  // Object.fromEntries defines `__proto__` as a field of its own, as JSON.parse does.
  return Object.fromEntries(entries)
}

const base64url = (text: string) => Buffer.from(text, 'utf8').toString('base64url')

const claims = fc.oneof(
  fc.record(
    {
      tenant_id: fc.oneof(fc.string(), fc.jsonValue()),
      sub_id: fc.oneof(fc.string(), fc.jsonValue()),
      sub: fc.oneof(fc.string(), fc.jsonValue()),
      exp: fc.constantFrom(0, -1, 1e308, 'soon', null, '1735689600'),
      iat: fc.constantFrom(0, 1e308, 'now'),
    },
    { requiredKeys: [] },
  ),
  fc.jsonValue(),
)

/** Tokens: well-made, made badly, and made by an attacker. Only characters that a header can hold. */
export const jwt = fc.oneof(
  {
    weight: 4,
    arbitrary: claims.map(
      (payload) => `${base64url('{"alg":"none"}')}.${base64url(JSON.stringify(payload))}.c2ln`,
    ),
  },
  fc
    .constantFrom(
      '{"__proto__":{"tenant_id":"evil"}}',
      '{"constructor":{"prototype":{"polluted":1}}}',
      '[]',
      'null',
      '{',
    )
    .map((payload) => `h.${base64url(payload)}.s`),
  fc.string({ unit: charactersOf('abcXYZ019-_.=~+/'), minLength: 1, maxLength: 60 }),
  fc.constantFrom('opaque', 'a.b', 'a.!!!.c', '..', '.', 'a..c', `h.${base64url('\uFFFD')}.s`),
  fc.integer({ min: 1000, max: 16_000 }).map((length) => `h.${'A'.repeat(length)}.s`),
)
