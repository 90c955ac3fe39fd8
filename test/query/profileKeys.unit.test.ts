import { hashKey } from '@tanstack/react-query'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { profileKeys } from '../../src/query/profileKeys.ts'

const text = fc.oneof(
  fc.string(),
  fc.constantFrom('__proto__', 'constructor', '', 'profile', 'a/b', '["a","b"]'),
)

test('AUT-06 different logins and users have different keys', () => {
  fc.assert(
    fc.property(text, text, text, text, (scope, userId, otherScope, otherId) => {
      const same = scope === otherScope && userId === otherId
      const key = hashKey(profileKeys.profile(scope, userId))
      expect(key === hashKey(profileKeys.profile(otherScope, otherId))).toBe(same)
    }),
  )
})

test('every key starts with what `all` gives', () => {
  const all = profileKeys.all('s')
  const keys = [
    profileKeys.profile('s', 'ada'),
    profileKeys.update('s', 'ada'),
    profileKeys.leaderboard('s', 'weekly', null, 100, 0),
  ]
  for (const key of keys) expect(key.slice(0, all.length)).toEqual(all)
  expect(new Set(keys.map(hashKey)).size).toBe(keys.length)
})
