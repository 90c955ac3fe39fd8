import fc from 'fast-check'
import { expect, test } from 'vitest'
import { toDate } from '../../src/components/profile-card/toDate.ts'
import { instant } from '../support/generators.ts'

const SECOND = 10n ** 24n

test('TXT-14 any good instant after 1970 is its second, in whatever way it is spelled', () => {
  fc.assert(
    fc.property(
      instant.filter(({ value }) => value >= SECOND),
      ({ text, value }) => {
        expect(toDate(text)?.getTime()).toBe(Number(value / SECOND) * 1000)
      },
    ),
  )
})

test.each([
  '0001-01-01T00:00:00Z',
  '1970-01-01T00:00:00Z',
  '1970-01-01T00:00:00.9Z',
  '0000-01-01T00:00:00+01:00',
])('%s is what a field holds that was never set', (zero) => {
  expect(toDate(zero)).toBeUndefined()
})
