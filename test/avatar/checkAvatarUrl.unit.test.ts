import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type AvatarPolicy, checkAvatarUrl } from '../../src/avatar/checkAvatarUrl.ts'
import { avatarUrl, privateHost, publicHost } from './arbitraries.ts'

const picture = 'https://images.example.com/ada.png'

test.each([
  picture,
  'HTTPS://Images.Example.com:8443/a%20b.png?size=64#x',
  'https://images.example.com',
  'https://bücher.example/é.png',
  'https://images.example.com/a b.png',
  'https://8.8.8.8/a.png',
  'https://[2606:4700::1111]/a.png',
])('allowed, and handed back as it is: %s', (url) => {
  expect(checkAvatarUrl(url)).toEqual({ url })
})

test.each([
  ['', 'empty'],
  [`https://images.example.com/${'a'.repeat(2022)}`, 'too-long'],
  ['ht\ntps://images.example.com/', 'malformed'],
  ['https://images.example.com/a\tb', 'malformed'],
  [' https://images.example.com/', 'malformed'],
  ['https://images.example.com/\n', 'malformed'],
  ['\u0000https://images.example.com/', 'malformed'],
  ['\\\\images.example.com\\a', 'malformed'],
  ['https:\\\\images.example.com', 'malformed'],
  ['https://images.example.com\\@evil.example/', 'malformed'],
  ['https://', 'relative'],
  ['https://images.example.com:99999/', 'malformed'],
  ['https://[::1', 'malformed'],
  ['https://a b.example/', 'malformed'],
  ['/v1/logout?x', 'relative'],
  ['ada.png', 'relative'],
  ['//images.example.com/a', 'relative'],
  ['https:images.example.com', 'relative'],
  ['https:/images.example.com', 'relative'],
  ['https:///images.example.com', 'relative'],
  ['javascript:alert(1)', 'scheme'],
  ['JavaScript:alert(1)', 'scheme'],
  ['data:image/png;base64,AA', 'scheme'],
  ['data:image/svg+xml,<svg/>', 'scheme'],
  ['blob:https://images.example.com/1', 'scheme'],
  ['file:///etc/passwd', 'scheme'],
  ['ftp://images.example.com/a', 'scheme'],
  ['https://u:p@images.example.com/a', 'credentials'],
  ['https://u@images.example.com/a', 'credentials'],
  ['https://images.example.com@evil.example/a', 'credentials'],
  ['http://images.example.com/a', 'insecure'],
  ['https://printer.local/a', 'private-host'],
  ['https://metadata.google.internal/a', 'private-host'],
  ['https://router/a', 'private-host'],
  ['http://localhost:3000/a', 'private-host'],
])('IMG-01, IMG-02: %j is refused as %s', (url, reason) => {
  expect(checkAvatarUrl(url)).toEqual({ reason })
})

test('the longest address allowed has 2048 characters', () => {
  const url = `https://images.example.com/${'a'.repeat(2021)}`
  expect(url).toHaveLength(2048)
  expect(checkAvatarUrl(url)).toEqual({ url })
})

describe('parameters: origin', () => {
  test.each([
    'http://api.example.com',
    'https://10.0.0.5:8443',
    'http://localhost:8787',
    'http://[::1]:8787',
  ])('%s is trusted, whole and alone', (origin) => {
    expect(checkAvatarUrl(`${origin}/a.png`, { origin })).toEqual({ url: `${origin}/a.png` })
    expect(checkAvatarUrl(`${origin}/a.png`, { origin, hosts: [] })).toEqual({ url: `${origin}/a.png` })
    expect(checkAvatarUrl(`${origin}/a.png`).reason).toBeDefined()
    expect(checkAvatarUrl('http://api.example.com:81/a.png', { origin }).reason).toBe('insecure')
  })

  test('credentials are refused there too', () => {
    const origin = 'https://api.example.com'
    expect(checkAvatarUrl('https://u:p@api.example.com/a', { origin })).toEqual({ reason: 'credentials' })
  })
})

describe('parameters: page', () => {
  test.each(['http://localhost:5173/', 'https://127.0.0.1/', 'http://[::1]:6006/x', 'http://app.localhost/'])(
    'IMG-04: on %s, loopback is allowed and the rest of the network is not',
    (page) => {
      for (const url of ['http://localhost:8787/a', 'http://127.0.0.1:8787/a', 'https://[::1]:8787/a']) {
        expect(checkAvatarUrl(url, { page })).toEqual({ url })
      }
      for (const url of ['http://192.168.1.1/a', 'http://0.0.0.0/a', 'https://printer.local/a']) {
        expect(checkAvatarUrl(url, { page })).toEqual({ reason: 'private-host' })
      }
    },
  )

  test('IMG-04: on any other page, loopback is refused', () => {
    for (const page of [
      'https://app.example.com/',
      'http://localhost.evil.example/',
      'about:blank',
      '',
      'x',
    ]) {
      expect(checkAvatarUrl('http://localhost:8787/a', { page })).toEqual({ reason: 'private-host' })
    }
  })

  test('IMG-02: the page itself is not called, unless it is the service or is listed', () => {
    const page = 'https://app.example.com/board'
    const url = 'https://app.example.com/v1/logout'
    expect(checkAvatarUrl(url, { page })).toEqual({ reason: 'own-origin' })
    expect(checkAvatarUrl(url, { page, hosts: ['images.example.com'] })).toEqual({ reason: 'own-origin' })
    expect(checkAvatarUrl(url, { page, hosts: ['app.example.com'] })).toEqual({ url })
    expect(checkAvatarUrl(url, { page, origin: 'https://app.example.com' })).toEqual({ url })
    expect(checkAvatarUrl(picture, { page })).toEqual({ url: picture })
  })
})

describe('parameters: hosts', () => {
  test('exact names, in any spelling', () => {
    for (const host of ['images.example.com', 'IMAGES.example.com', 'images.example.com.']) {
      expect(checkAvatarUrl(picture, { hosts: ['other.example', host] })).toEqual({ url: picture })
    }
    for (const host of ['example.com', '*.example.com', 'ximages.example.com', 'http://[', '']) {
      expect(checkAvatarUrl(picture, { hosts: [host] })).toEqual({ reason: 'host-not-listed' })
    }
    expect(checkAvatarUrl(picture, { hosts: [] })).toEqual({ reason: 'host-not-listed' })
  })

  test('narrows only: a listed host has to be public and asked over https', () => {
    const hosts = ['images.example.com', '10.0.0.5']
    expect(checkAvatarUrl('http://images.example.com/a', { hosts })).toEqual({ reason: 'insecure' })
    expect(checkAvatarUrl('https://10.0.0.5/a', { hosts })).toEqual({ reason: 'private-host' })
  })
})

test('IMG-04: no spelling of a private host passes', () => {
  fc.assert(
    fc.property(fc.constantFrom('https:', 'http:', 'HTTPS:'), privateHost, (scheme, host) => {
      expect(checkAvatarUrl(`${scheme}//${host}/a`)).toEqual({ reason: 'private-host' })
      expect(checkAvatarUrl(`${scheme}//${host}/a`, { page: 'https://app.example.com/' }).url).toBeUndefined()
    }),
    { numRuns: 2000 },
  )
})

test('IMG-04: no public host is mistaken for a private one', () => {
  fc.assert(
    fc.property(publicHost, (host) => {
      expect(checkAvatarUrl(`https://${host}/a`)).toEqual({ url: `https://${host}/a` })
    }),
  )
})

const policy: fc.Arbitrary<AvatarPolicy> = fc.record(
  {
    origin: fc.constantFrom(
      'https://api.example.com',
      'http://10.0.0.1:8080',
      'http://localhost:8787',
      'null',
      '',
    ),
    hosts: fc.subarray(['images.example.com', 'api.example.com', '127.0.0.1', '']),
    page: fc.constantFrom('https://images.example.com/x', 'http://localhost:5173/', 'about:blank', ''),
  },
  { requiredKeys: [] },
)

/** The policy once more, in other words: slower, and by what the address means rather than how it looks. */
function mayBeAsked(address: URL, { origin, hosts, page }: AvatarPolicy): boolean {
  const host = address.hostname.replace(/\.+$/, '')
  const placeOf = ({ protocol, hostname, port }: URL) => [protocol, hostname.replace(/\.+$/, ''), port].join()
  const leadsTo = (other = '') => URL.canParse(other) && placeOf(new URL(other)) === placeOf(address)
  if (leadsTo(origin)) return true
  const isListed = hosts?.includes(host)
  if (leadsTo(page) && !isListed) return false
  if (page === 'http://localhost:5173/' && /^(\[::1\]|127\..*|(.*\.)?localhost)$/.test(host)) return true
  return address.protocol === 'https:' && /\.|:/.test(host) && isListed !== false
}

test('IMG-01, IMG-02: what passes leads, from any page, to a host that may be asked', () => {
  const passed: string[] = []
  fc.assert(
    fc.property(avatarUrl, policy, (url, given) => {
      const result = checkAvatarUrl(url, given)
      fc.pre(result.url !== undefined)
      passed.push(result.url)
      expect(result.url).toBe(url)
      const address = new URL(result.url)
      // A relative address would lead elsewhere on a different page.
      expect(new URL(result.url, 'https://app.example.com/a/b').href).toBe(address.href)
      expect(new URL(result.url, 'http://other.example/a/b').href).toBe(address.href)
      expect(['https:', 'http:']).toContain(address.protocol)
      expect([address.username, address.password]).toEqual(['', ''])
      expect(mayBeAsked(address, given)).toBe(true)
    }),
    { numRuns: 1000 },
  )
  expect(passed.some((url) => /^http:/i.test(url))).toBe(true)
})

test('IMG-01: whatever it is given, it answers and does not throw', () => {
  fc.assert(
    fc.property(
      avatarUrl,
      fc.record({ origin: avatarUrl, hosts: fc.array(avatarUrl), page: avatarUrl }),
      (url, given) => {
        const { reason } = checkAvatarUrl(url, given)
        expect(reason === undefined || reason.length > 0).toBe(true)
      },
    ),
  )
})

test('IMG-02: a host with a root dot is the same host', () => {
  const page = 'https://app.example.com/board'
  expect(checkAvatarUrl('https://app.example.com./logout', { page })).toEqual({ reason: 'own-origin' })
  expect(checkAvatarUrl('https://app.example.com.:443/logout', { page })).toEqual({ reason: 'own-origin' })
  expect(
    checkAvatarUrl('https://app.example.com/logout', { page: 'https://app.example.com./' }).url,
  ).toBeUndefined()
  const withPort = 'https://app.example.com:8443/board'
  expect(checkAvatarUrl('https://app.example.com.:8443/a', { page: withPort })).toEqual({
    reason: 'own-origin',
  })
  expect(checkAvatarUrl('https://app.example.com.:8444/a', { page: withPort }).reason).toBeUndefined()
  const origin = 'http://api.internal:8080'
  expect(checkAvatarUrl('http://api.internal.:8080/a', { origin }).reason).toBeUndefined()
})

test('IMG-01: one host that is no list is a list of one, and no other is allowed', () => {
  const given: AvatarPolicy = JSON.parse('{"hosts":"images.example.com"}')
  expect(checkAvatarUrl('https://images.example.com/a', given).reason).toBeUndefined()
  expect(checkAvatarUrl('https://e/a', given)).toEqual({ reason: 'private-host' })
  expect(checkAvatarUrl('https://other.example.com/a', given)).toEqual({ reason: 'host-not-listed' })
  const odd: AvatarPolicy = JSON.parse('{"hosts":[null,7,{}]}')
  expect(checkAvatarUrl('https://images.example.com/a', odd)).toEqual({ reason: 'host-not-listed' })
})

test('PRO-06: what is no text is refused like an empty address', () => {
  const value: { avatar_url: string } = JSON.parse('{"avatar_url":null}')
  expect(checkAvatarUrl(value.avatar_url)).toEqual({ reason: 'empty' })
})
