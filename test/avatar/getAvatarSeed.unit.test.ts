import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { getAvatarSeed } from '../../src/avatar/getAvatarSeed.ts'
import { anyText, avatarUrl } from './arbitraries.ts'

test.each([
  ['https://api.dicebear.com/9.x/adventurer/svg?seed=acme_ada', 'acme_ada'],
  ['HTTPS://API.DiceBear.com:443/9.x/adventurer/svg?seed=acme_ada#face', 'acme_ada'],
  ['https://api.dicebear.com/9.x/adventurer/svg?seed=1700000000', '1700000000'],
  // What a service makes of the ids `a&flip=true` and `a+b` when it does not encode them.
  ['https://api.dicebear.com/9.x/adventurer/svg?seed=acme_a&flip=true', 'acme_a'],
  ['https://api.dicebear.com/9.x/adventurer/svg?seed=acme_a+b', 'acme_a b'],
  ['https://api.dicebear.com/9.x/adventurer/svg?seed=%ff', '\uFFFD'],
  ['https://api.dicebear.com/9.x/adventurer/svg?seed=', ''],
])('%s', (url, seed) => {
  expect(getAvatarSeed(url)).toBe(seed)
})

test.each([
  'https://api.dicebear.com/9.x/adventurer/svg',
  'https://api.dicebear.com/9.x/adventurer/svg?Seed=a',
  'https://api.dicebear.com/9.x/adventurer/svg#?seed=a',
  'https://api.dicebear.com/9.x/bottts/svg?seed=a',
  'https://api.dicebear.com/10.x/adventurer/svg?seed=a',
  'https://api.dicebear.com/9.x/adventurer/png?seed=a',
  'https://api.dicebear.com/9.x/adventurer/svg/?seed=a',
  'https://api.dicebear.com/x/9.x/adventurer/svg?seed=a',
  'https://api.dicebear.com/9.x/adventurer/svg/../../bottts/svg?seed=a',
  'http://api.dicebear.com/9.x/adventurer/svg?seed=a',
  'https://api.dicebear.com:8443/9.x/adventurer/svg?seed=a',
  'https://api.dicebear.com.evil.example/9.x/adventurer/svg?seed=a',
  'https://api.dicebear.com@evil.example/9.x/adventurer/svg?seed=a',
  'https://images.example.com/ada.png?seed=a',
  '//api.dicebear.com/9.x/adventurer/svg?seed=a',
  '/9.x/adventurer/svg?seed=a',
  'data:image/svg+xml,?seed=a',
  'http://[',
  '',
])('another picture: %j', (url) => {
  expect(getAvatarSeed(url)).toBeUndefined()
})

test('parameters: service', () => {
  const url = 'http://127.0.0.1:8787/avatars/bottts/svg?seed=a'
  expect(getAvatarSeed(url, { baseUrl: 'http://127.0.0.1:8787/avatars/', style: 'bottts' })).toBe('a')
  expect(getAvatarSeed(url, { baseUrl: 'http://127.0.0.1:8787/avatars' })).toBeUndefined()
  expect(getAvatarSeed(url, { style: 'bottts' })).toBeUndefined()
  expect(getAvatarSeed(url, { baseUrl: '/relative' })).toBeUndefined()
})

test('never throws', () => {
  fc.assert(
    fc.property(fc.oneof(avatarUrl, anyText), fc.oneof(avatarUrl, anyText), (url, baseUrl) => {
      expect(['string', 'undefined']).toContain(typeof getAvatarSeed(url, { baseUrl }))
    }),
  )
})
