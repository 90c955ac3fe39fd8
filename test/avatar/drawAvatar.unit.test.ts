import { createHash } from 'node:crypto'
import * as adventurer from '@dicebear/adventurer'
import { createAvatar } from '@dicebear/core'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { drawAvatar } from '../../src/avatar/drawAvatar.ts'
import { getAvatarUrl } from '../../src/avatar/getAvatarUrl.ts'
import { name } from './arbitraries.ts'
import golden from './golden.json' with { type: 'json' }

const dicebear = (seed: string) => createAvatar(adventurer, { seed }).toString()
const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')

describe('IMG-09: the faces are those of DiceBear, byte for byte', () => {
  test('the documented example', async () => {
    const svg = await drawAvatar('https://api.dicebear.com/9.x/adventurer/svg?seed=your_tenant_user_123')
    expect(svg).toHaveLength(7221)
    expect(sha256(svg).slice(0, 16)).toBe('2ac3a5d823325fa8')
  })

  test.each(golden)('$tenantId, $userId', async ({ tenantId, userId, length, sha256: sum }) => {
    const svg = await drawAvatar(getAvatarUrl({ tenantId, userId }))
    expect(svg === dicebear(`${tenantId}_${userId}`)).toBe(true)
    expect(svg).toHaveLength(length)
    expect(sha256(svg)).toBe(sum)
  })

  test('fifty people, fifty faces', () => {
    expect(golden).toHaveLength(50)
    expect(new Set(golden.map((face) => face.sha256)).size).toBe(50)
  })
})

test('the host and the other parameters make no difference', async () => {
  const face = dicebear('acme_ada')
  expect(await drawAvatar('http://127.0.0.1:8787/9.x/adventurer/svg?seed=acme_ada')).toBe(face)
  expect(await drawAvatar('/avatars/adventurer/svg?size=64&seed=acme_ada&flip=true#x')).toBe(face)
})

test('a seed that is not encoded is read as the service reads it', async () => {
  expect(await drawAvatar('https://api.dicebear.com/9.x/adventurer/svg?seed=t_a+b')).toBe(dicebear('t_a b'))
  expect(await drawAvatar('https://api.dicebear.com/9.x/adventurer/svg?seed=100%')).toBe(dicebear('100%'))
  expect(await drawAvatar('https://api.dicebear.com/9.x/adventurer/svg?seed=')).toBe(dicebear(''))
})

test('a seed of a hundred thousand characters', async () => {
  const seed = 'é'.repeat(100_000)
  const svg = await drawAvatar(`https://api.dicebear.com/9.x/adventurer/svg?seed=${seed}`)
  expect(svg === dicebear(seed)).toBe(true)
})

test('TXT-11 halves of characters make an address and a face like any other', async () => {
  await fc.assert(
    fc.asyncProperty(name, name, async (tenantId, userId) => {
      const svg = await drawAvatar(getAvatarUrl({ tenantId, userId }))
      expect(svg).toMatch(/^<svg[^]*<\/svg>$/)
      expect(() => encodeURIComponent(svg)).not.toThrow()
    }),
    {
      numRuns: 50,
      examples: [
        ['\uD83D', 'ada\uDE00'],
        ['\uDE00\uD83D', ''],
      ],
    },
  )
})

test('the attribution stays', async () => {
  const svg = await drawAvatar(getAvatarUrl({ tenantId: 'acme', userId: 'ada' }))
  expect(svg).toMatch(/<metadata.*Lisa Wischofsky.*creativecommons\.org\/licenses\/by\/4\.0.*<\/metadata>/)
})

test.each(['https://images.example.com/ada.png', 'not a seed', '', 'http://['])(
  'rejects with a cure: %j',
  async (url) => {
    await expect(drawAvatar(url)).rejects.toThrow(/without a `seed`.*getAvatarUrl\(\)/)
  },
)
