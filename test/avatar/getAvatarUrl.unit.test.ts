import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { getAvatarSeed } from '../../src/avatar/getAvatarSeed.ts'
import { getAvatarUrl } from '../../src/avatar/getAvatarUrl.ts'
import { anyText } from './arbitraries.ts'

const acme = (userId: string) => ({ tenantId: 'acme', userId })

test('the documented address', () => {
  expect(getAvatarUrl({ tenantId: 'your_tenant', userId: 'user_123' })).toBe(
    'https://api.dicebear.com/9.x/adventurer/svg?seed=your_tenant_user_123',
  )
})

test('parameters: service', () => {
  const address = 'http://127.0.0.1:8787/avatars/adventurer/svg?seed=acme_ada'
  expect(getAvatarUrl(acme('ada'), { baseUrl: 'http://127.0.0.1:8787/avatars' })).toBe(address)
  expect(getAvatarUrl(acme('ada'), { baseUrl: 'http://127.0.0.1:8787/avatars//' })).toBe(address)
  expect(getAvatarUrl(acme('ada'), { style: 'bottts' })).toBe(
    'https://api.dicebear.com/9.x/bottts/svg?seed=acme_ada',
  )
})

test.each(['a&flip=true', 'a#b', 'a+b', 'a b', '100%', '%2e%2e', '?', 'é', '🦊', 'محمد', '\n', '\u0000'])(
  'IMG-09: the id %j comes back as it was',
  (userId) => {
    const url = new URL(getAvatarUrl(acme(userId)))
    expect([...url.searchParams]).toEqual([['seed', `acme_${userId}`]])
    expect(url.hash).toBe('')
    expect(getAvatarSeed(url.href)).toBe(`acme_${userId}`)
  },
)

test('TXT-11: half a character does not throw', () => {
  expect(getAvatarUrl(acme('a\uD800b'))).toBe(
    'https://api.dicebear.com/9.x/adventurer/svg?seed=acme_a%EF%BF%BDb',
  )
  expect(getAvatarUrl(acme('a\uDE00\uD83Db'))).toContain('acme_a%EF%BF%BD%EF%BF%BDb')
  expect(getAvatarUrl(acme('😀'))).toContain('acme_%F0%9F%98%80')
})

test('IMG-09: every pair of ids parses back to its own seed, and to one parameter only', () => {
  fc.assert(
    fc.property(anyText, anyText, (tenantId, userId) => {
      const url = getAvatarUrl({ tenantId, userId })
      const seed = new TextDecoder().decode(new TextEncoder().encode(`${tenantId}_${userId}`))
      expect(getAvatarSeed(url)).toBe(seed)
      expect([...new URL(url).searchParams.keys()]).toEqual(['seed'])
    }),
  )
})
