import fc from 'fast-check'
import { expect, test, vi } from 'vitest'
import { createNumberFormat } from '../../src/components/leaderboard/createNumberFormat.ts'

test('TXT-14 whatever it is given, it writes a number or a dash', () => {
  const format = createNumberFormat('en')
  fc.assert(
    fc.property(fc.anything(), (value) => {
      const isNumber = typeof value === 'number' && Number.isFinite(value)
      expect(format(value)).toMatch(isNumber ? /^-?[\d,.]+$/ : /^–$/)
    }),
  )
})

test('TXT-14 in any locale and style, no word for what is no number is on screen', () => {
  const locale = fc.constantFrom('en', 'de-CH', 'ar-EG', 'fa', 'hi', 'ja', 'ru', 'xx-nowhere', '')
  const options = fc.constantFrom<Intl.NumberFormatOptions>(
    {},
    { notation: 'compact' },
    { notation: 'scientific' },
    { style: 'percent' },
    { style: 'currency', currency: 'EUR' },
    { style: 'unit', unit: 'second', unitDisplay: 'long' },
    { signDisplay: 'always' },
  )
  const score = fc.oneof(fc.double(), fc.integer(), fc.anything(), fc.integer().map(String))
  fc.assert(
    fc.property(locale, options, score, (inLocale, inStyle, value) => {
      const text = createNumberFormat(inLocale, inStyle)(value)
      expect(text).toMatch(typeof value === 'number' && Number.isFinite(value) ? /\p{Nd}/u : /^–$/)
      expect(text).not.toMatch(/NaN|∞|ليس|не число|Infinity|undefined|null|object/i)
    }),
    { numRuns: 500 },
  )
})

test.each([
  [-0, '0'],
  [0.1 + 0.2, '0.3'],
  [2 ** 53 + 1, '9,007,199,254,740,992'],
  [1e21, '1,000,000,000,000,000,000,000'],
  [Number.NaN, '–'],
  [Infinity, '–'],
  [-Infinity, '–'],
  ['1815', '–'],
  ['NaN', '–'],
  [1815n, '–'],
  [null, '–'],
  [undefined, '–'],
  [[1815], '–'],
])('TXT-14 %s is written %s', (value, text) => {
  expect(createNumberFormat('en')(value)).toBe(text)
})

test('a locale that is none does not take the board down', () => {
  expect(createNumberFormat('not a locale')(1234)).toBe('1,234')
})

test('CON-13 options that are none are said to be, and left out', () => {
  const report = vi.spyOn(console, 'error').mockReturnValue(undefined)
  expect(createNumberFormat('en', { style: 'currency' })(1234)).toBe('1,234')
  expect(createNumberFormat('de', { maximumFractionDigits: -1 })(1234)).toBe('1.234')
  expect(report.mock.calls).toEqual([[expect.any(TypeError)], [expect.any(RangeError)]])
  report.mockRestore()
})
