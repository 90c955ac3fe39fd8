import fc from 'fast-check'
import { expect, test } from 'vitest'
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

test('TXT-14 minus zero is zero', () => {
  expect(createNumberFormat('en')(-0)).toBe('0')
})

test('a locale that is none does not take the board down', () => {
  expect(createNumberFormat('not a locale')(1234)).toBe('1,234')
})

test('options that are none are said to be', () => {
  expect(() => createNumberFormat('en', { style: 'currency' })).toThrow(TypeError)
  expect(() => createNumberFormat('en', { maximumFractionDigits: -1 })).toThrow(RangeError)
})
