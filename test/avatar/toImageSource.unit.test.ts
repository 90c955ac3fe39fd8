import { expect, test, vi } from 'vitest'
import type { AvatarOptions } from '../../src/avatar/AvatarOptions.ts'
import { toImageSource } from '../../src/avatar/toImageSource.ts'

const picture = { url: 'https://images.example.com/ada.png', size: 40, version: undefined }

test('default: the address as it is', () => {
  expect(toImageSource(picture, undefined)).toEqual({ src: picture.url })
})

test('IMG-03 a proxy is asked for what each screen needs', () => {
  const source = toImageSource(
    picture,
    ({ url, size, dpr }) => `/pictures?w=${size * dpr}&of=${encodeURIComponent(url)}`,
  )
  const of = encodeURIComponent(picture.url)
  expect(source).toEqual({
    src: `/pictures?w=40&of=${of}`,
    srcSet: `/pictures?w=40&of=${of} 1x, /pictures?w=80&of=${of} 2x, /pictures?w=120&of=${of} 3x`,
  })
})

test('one address for all screens needs no srcset', () => {
  expect(toImageSource(picture, ({ url }) => `${url}?proxy`)).toEqual({
    src: `${picture.url}?proxy`,
    srcSet: undefined,
  })
})

test('the version is that of the profile, for hosts that put a new picture under the old address', () => {
  const versioned = ({ url, version }: { url: string; version: string | undefined }) =>
    version === undefined ? url : `${url}?v=${version}`
  expect(toImageSource({ ...picture, version: '2026-11-01T00:00:00Z' }, versioned)).toMatchObject({
    src: `${picture.url}?v=2026-11-01T00:00:00Z`,
  })
  expect(toImageSource(picture, versioned)).toMatchObject({ src: picture.url })
})

test('an address may be a URL', () => {
  const proxy = ({ url, dpr }: { url: string; dpr: number }) =>
    new URL(`https://proxy.example.com/${dpr}?${url}`)
  expect(toImageSource(picture, proxy)).toEqual({
    src: `https://proxy.example.com/1?${picture.url}`,
    srcSet: [1, 2, 3].map((dpr) => `https://proxy.example.com/${dpr}?${picture.url} ${dpr}x`).join(', '),
  })
})

test('a space in an address does not end it', () => {
  expect(toImageSource(picture, ({ dpr }) => `/a b/${dpr}`)?.srcSet).toBe(
    '/a%20b/1 1x, /a%20b/2 2x, /a%20b/3 3x',
  )
})

test('IMG-03 CON-13 where the app fails, its picture does, and not the host that it may have meant to spare', async () => {
  const report = vi.spyOn(console, 'error').mockReturnValue(undefined)
  const failing: AvatarOptions['transformUrl'][] = [
    () => {
      throw new Error('no proxy')
    },
    async () => 'https://proxy.example.com',
    () => JSON.parse('null'),
    () => JSON.parse('{}'),
    () => JSON.parse('7'),
    ({ dpr }) => (dpr === 1 ? '/1' : JSON.parse('null')),
  ]
  for (const [index, transformUrl] of failing.entries()) {
    expect(toImageSource(picture, transformUrl)).toBeUndefined()
    expect(report).toHaveBeenCalledTimes(index + 1)
  }
  expect(String(report.mock.calls[1])).toContain('Return a string or a URL')
  expect(toImageSource(picture, () => '')).toBeUndefined()
  expect(report).toHaveBeenCalledTimes(failing.length)
  report.mockRestore()
})
