import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { drawAvatar } from '../../src/avatar/drawAvatar.ts'
import { getAvatarUrl } from '../../src/avatar/getAvatarUrl.ts'
import { toDataUri } from '../../src/avatar/toDataUri.ts'
import { anyText } from './arbitraries.ts'

const decode = (uri: string) => decodeURIComponent(uri.slice('data:image/svg+xml,'.length))

test('default', () => {
  expect(toDataUri('<svg id="a" fill="#fff"/>')).toBe(
    'data:image/svg+xml,%3Csvg id=%22a%22 fill=%22%23fff%22/%3E',
  )
})

test('decodes to the same text, and holds nothing that an attribute, an address or CSS could misread', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      const uri = toDataUri(text)
      const wellFormed = new TextDecoder('utf-8', { ignoreBOM: true }).decode(new TextEncoder().encode(text))
      expect(decode(uri)).toBe(wellFormed)
      expect(uri).toMatch(/^data:image\/svg\+xml,[\w !()*,\-./:;=~%]*$/)
      expect(new URL(uri).href).toBe(uri)
    }),
  )
})

test('a face grows by less than a fifth', async () => {
  const svg = await drawAvatar(getAvatarUrl({ tenantId: 'your_tenant', userId: 'user_123' }))
  const uri = toDataUri(svg)
  expect(decode(uri)).toBe(svg)
  expect(uri.length / svg.length).toBeLessThan(1.2)
})
