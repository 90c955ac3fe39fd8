import { expect, test } from 'vitest'
import { drawAvatar } from '../../src/avatar/drawAvatar.ts'
import { getAvatarUrl } from '../../src/avatar/getAvatarUrl.ts'
import { toDataUri } from '../../src/avatar/toDataUri.ts'
import golden from './golden.json' with { type: 'json' }

async function sha256(text: string): Promise<string> {
  const sum = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text))
  return Array.from(new Uint8Array(sum), (byte) => byte.toString(16).padStart(2, '0')).join('')
}

test('IMG-09: a browser draws the same bytes as Node', async () => {
  const drawn = await Promise.all(
    golden.map(async ({ tenantId, userId }) => {
      const svg = await drawAvatar(getAvatarUrl({ tenantId, userId }))
      return { tenantId, userId, length: svg.length, sha256: await sha256(svg) }
    }),
  )
  expect(drawn).toEqual(golden)
})

test('IMG-10: a drawing shows in an <img>, with every byte of it', async () => {
  const svg = await drawAvatar(getAvatarUrl({ tenantId: 'your_tenant', userId: 'user_123' }))
  const image = new Image(48, 48)
  image.src = toDataUri(svg)
  await image.decode()
  expect(image.naturalWidth).toBeGreaterThan(0)
  // What the attribute means after the browser's own parse, which drops tabs, line breaks and spaces at the end.
  expect(await (await fetch(image.src)).text()).toBe(svg)
})

test('IMG-10: nor does the browser read text differently from what was escaped', async () => {
  const text = '<svg title="a & b" id=\'c\'>%41 100% # ? \t\r\n é 🦊 (x) \u0000 \\ `;,:/= </svg>  '
  expect(await (await fetch(toDataUri(text))).text()).toBe(text)
})
