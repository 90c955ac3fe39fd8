import fc from 'fast-check'
import { expect, test } from 'vitest'
import { formatLabel } from '../../src/internal/formatLabel.ts'

const users = { one: '{count} user', other: '{count} users' }

test('default', () => {
  expect(formatLabel('User {userId}, again {userId}', new Map([['userId', 'ada']]))).toBe(
    'User ada, again ada',
  )
})

test('by plural category, and `other` for those that are not there', () => {
  expect(formatLabel(users, new Map([['count', '1']]), 'one')).toBe('1 user')
  expect(formatLabel(users, new Map([['count', '2']]), 'few')).toBe('2 users')
  expect(formatLabel(users, new Map([['count', '2']]))).toBe('2 users')
})

test('a placeholder of another name is left to be seen', () => {
  expect(formatLabel('User {id} {constructor}', new Map([['userId', 'ada']]))).toBe('User {id} {constructor}')
})

test('what is filled in is not filled in again', () => {
  fc.assert(
    fc.property(fc.string(), (userId) => {
      for (const value of [userId, '{userId}', '$&', '$1'])
        expect(formatLabel('<{userId}>', new Map([['userId', value]]))).toBe(`<${value}>`)
    }),
  )
})
