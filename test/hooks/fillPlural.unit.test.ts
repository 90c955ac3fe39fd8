import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fillPlural } from '../../src/hooks/fillPlural.ts'

const days = { one: '{count} day', few: '{count} days (few)', other: '{count} days' }

test.each([
  ['en', 1, '1 day'],
  ['en', 1234, '1,234 days'],
  ['de', 1234, '1.234 days'],
  // Counts from 3 to 10 have a form of their own there.
  ['ar-EG', 3, '٣ days (few)'],
  // Two has one too, which is not given.
  ['ar-EG', 2, '٢ days'],
])('TXT-14 %s: %d is "%s"', (locale, count, text) => {
  expect(fillPlural(days, count, locale)).toBe(text)
})

test('TXT-14 whatever the locale and the number, there is a text with a number in it', () => {
  fc.assert(
    fc.property(
      fc.oneof(fc.string(), fc.constantFrom('', 'de_DE', 'x', 'ar-EG-u-nu-latn')),
      fc.nat(),
      (locale, count) => {
        expect(fillPlural(days, count, locale)).toMatch(/^.+ days?( \(few\))?$/)
      },
    ),
  )
})
