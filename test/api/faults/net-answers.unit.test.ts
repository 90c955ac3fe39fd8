import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import fc from 'fast-check'
import { afterEach, vi } from 'vitest'
import { createProfileClient } from '../../../src/api/createProfileClient.ts'
import {
  badGzip,
  type Behaviour,
  bigHeader,
  contentLengthTooBig,
  contentLengthTooSmall,
  duplicateHeaders,
  emptyAnswer,
  halfBodyThenFin,
  halfBodyThenReset,
  html200,
  json,
  malformedChunk,
  nonHttpBytes,
  profile,
  redirect,
  resetBeforeHeaders,
  status,
  text,
} from '../../support/fault-server/behaviours.ts'
import { createFaultServer } from '../../support/fault-server/createFaultServer.ts'
import { memoryFetch } from '../../support/fault-server/memoryFetch.ts'
import { expect, test } from './faultTest.ts'

afterEach(() => {
  vi.unstubAllGlobals()
})

const brokenLines: Record<string, { behaviour: Behaviour; code: string }> = {
  'reset before headers': { behaviour: resetBeforeHeaders(), code: 'network' },
  'no byte at all': { behaviour: emptyAnswer(), code: 'network' },
  'not HTTP': { behaviour: nonHttpBytes(), code: 'network' },
  'half a body, then the end': { behaviour: halfBodyThenFin(), code: 'network' },
  'half a body, then a reset': { behaviour: halfBodyThenReset(), code: 'network' },
  'Content-Length too big': { behaviour: contentLengthTooBig(), code: 'network' },
  'Content-Length too small': { behaviour: contentLengthTooSmall(), code: 'invalid-response' },
  'a chunk that is none': { behaviour: malformedChunk(), code: 'network' },
  'gzip that is none': { behaviour: badGzip(), code: 'network' },
  'headers beyond all limits': { behaviour: bigHeader(64 * 1024), code: 'network' },
}

for (const [name, { behaviour, code }] of Object.entries(brokenLines)) {
  test(`NET-08 a broken line has a stable code and may be tried again: ${name}`, async ({
    server,
    connect,
    settle,
  }) => {
    server.use(({ attempt }) => (attempt === 1 ? behaviour : undefined))
    const { error } = await settle(connect().getProfile('u1'))
    expect(error).toMatchObject({ name: 'ProfileKitError', code, retryable: true })

    server.use(({ attempt }) => (attempt === 1 ? behaviour : undefined))
    const { value } = await settle(connect({ retry: { limit: 1, baseDelay: 1 } }).getProfile('u2'))
    expect(value?.user_id).toBe('u2')
    expect(server.journal.of('u2').GET).toBe(2)
  })
}

test('NET-08 a refused connection is a network error', async ({ connect, settle }) => {
  const free = createServer()
  await new Promise<void>((resolve) => free.listen(0, '127.0.0.1', resolve))
  const { port } = free.address() as AddressInfo
  await new Promise((resolve) => free.close(resolve))
  const { error } = await settle(connect({ baseUrl: `http://127.0.0.1:${port}` }).getProfile('u1'))
  expect(error).toMatchObject({ code: 'network', retryable: true })
})

test('NET-08 whatever a runtime throws becomes the same error, and its words stay inside', async ({
  connect,
  settle,
}) => {
  const thrown = [
    new TypeError('Failed to fetch'),
    new TypeError('Load failed'),
    new TypeError('Load failed (api.example.com)'),
    new TypeError('NetworkError when attempting to fetch resource.'),
    new TypeError('Network request failed'),
    new DOMException('The operation was aborted.', 'AbortError'),
    'a string',
    undefined,
    { code: 'ECONNRESET' },
  ]
  for (const each of thrown) {
    const fetch = memoryFetch(() => {
      throw each
    })
    const { error } = await settle(connect({ fetch }).getProfile('u1'))
    expect(error).toMatchObject({ name: 'ProfileKitError', code: 'network', retryable: true })
    expect(JSON.stringify(error)).not.toContain('Load failed')
  }
})

test('NET-08 harmless oddities are no faults', async ({ server, connect, settle }) => {
  const odd = [
    bigHeader(8 * 1024),
    duplicateHeaders('x-request-id', ['a', 'b']),
    duplicateHeaders('etag', ['"1"', '"2"']),
  ]
  for (const [index, behaviour] of odd.entries()) {
    server.use(() => behaviour)
    const { value } = await settle(connect().getProfile(`u${index}`))
    expect(value?.user_id).toBe(`u${index}`)
  }
})

test('NET-09 a browser that says it is offline is not believed', async ({ connect, settle }) => {
  vi.stubGlobal('navigator', { onLine: false })
  const { value } = await settle(connect().getProfile('u1'))
  expect(value?.user_id).toBe('u1')
})

test('NET-10 nothing in the client waits for a page to be seen', async ({ server, connect, settle }) => {
  vi.stubGlobal('document', { visibilityState: 'hidden', hidden: true, hasFocus: () => false })
  server.use(({ attempt }) => (attempt === 1 ? status(500) : undefined))
  const { value } = await settle(connect({ retry: { limit: 1, baseDelay: 1 } }).getProfile('u1'))
  expect(value?.user_id).toBe('u1')
})

for (const code of [301, 302, 303, 307, 308]) {
  test(`NET-11 a redirect is refused, wherever it leads: ${code}`, async ({ server, connect, settle }) => {
    const other = await createFaultServer()
    const targets = [
      `${other.url}/v1/profiles/user/u1`,
      '/v1/profiles/user/u2',
      server.url + '/v1/profiles/user/u1',
    ]
    const client = connect({ retry: { limit: 2, baseDelay: 1 } })
    for (const [index, target] of targets.entries()) {
      server.use(() => redirect(code, target))
      const read = await settle(client.getProfile(`r${index}`))
      expect(read.error).toMatchObject({ code: 'redirect', retryable: false })
      expect(String(read.error)).not.toContain('/v1/profiles/user/')
      const write = await settle(client.updateProfile(`w${index}`, { name: 'n' }))
      expect(write.error).toMatchObject({ code: 'redirect', outcome: 'unknown' })
      expect(server.journal.of(`r${index}`).GET).toBe(1)
      expect(server.journal.of(`w${index}`)).toMatchObject({ PUT: 1, GET: 0 })
    }
    expect(server.journal.of('u2').GET).toBe(0)
    expect(other.journal.entries).toEqual([])
    await other.close()
  })
}

test('NET-12 a base address is safe or refused where the client is made', () => {
  const scheme = fc.constantFrom(
    'http:',
    'https:',
    'HTTP:',
    'Https:',
    'ftp:',
    'ws:',
    'javascript:',
    'data:',
    'file:',
  )
  const host = fc.constantFrom(
    'localhost',
    'app.localhost',
    '127.0.0.1',
    '127.1.2.3',
    '[::1]',
    '0x7f.1',
    '2130706433',
    'api.example.com',
    'localhost.evil.com',
    '127.0.0.1.evil.com',
    '192.168.0.1',
    '[::2]',
    '0.0.0.0',
    'evil-localhost',
  )
  const port = fc.constantFrom('', ':8080')
  const login = fc.constantFrom('', '', '', 'user@', 'user:secret@')
  const path = fc.constantFrom('', '/', '/prefix', '/prefix/')
  const tail = fc.constantFrom('', '', '', '?', '?a=b', '#', '#x')
  const base = fc.tuple(scheme, login, host, port, path, tail)
  fc.assert(
    fc.property(base, fc.boolean(), ([protocol, user, name, at, prefix, rest], allowInsecure) => {
      const baseUrl = `${protocol}//${user}${name}${at}${prefix}${rest}`
      const url = URL.canParse(baseUrl) ? new URL(baseUrl) : undefined
      const loopback = url && /^(localhost|.+\.localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(url.hostname)
      const good =
        url !== undefined &&
        (url.protocol === 'https:' || (url.protocol === 'http:' && (loopback || allowInsecure))) &&
        user === '' &&
        rest.length <= 1
      const make = () => createProfileClient({ baseUrl, allowInsecure })
      if (!good) {
        expect(make, baseUrl).toThrow(TypeError)
        expect(make).not.toThrow(/secret/)
      } else make().dispose()
    }),
    { numRuns: 2000 },
  )
})

test('NET-12 a path of its own page is kept a path', () => {
  for (const baseUrl of [
    '//evil.example',
    '/\\evil.example',
    'api',
    './api',
    '',
    '/api?x=1',
    '/api#x',
    '\\\\evil',
  ]) {
    expect(() => createProfileClient({ baseUrl }), baseUrl).toThrow(/baseUrl/)
  }
  for (const baseUrl of ['/api', '/', '/api/']) {
    expect(() => {
      createProfileClient({ baseUrl }).dispose()
    }).not.toThrow()
  }
})

test('NET-12 a prefix in the base address is kept', async ({ server, connect, settle }) => {
  for (const baseUrl of [`${server.url}/prefix`, `${server.url}/prefix/`, new URL(`${server.url}/prefix`)]) {
    await settle(connect({ baseUrl }).getProfile('u1'))
  }
  expect(server.journal.entries.map(({ path }) => path)).toEqual(Array(3).fill('/prefix/v1/profiles/user/u1'))
})

const unlabelled: Behaviour = ({ response, store, tenantId, seen }) => {
  response.end(JSON.stringify(store.read(tenantId, seen.userId ?? '')))
}

const portals: Record<string, { behaviour: Behaviour; good: boolean }> = {
  'a login page': { behaviour: html200(), good: false },
  'a login page that claims to be JSON': {
    behaviour: text('<!doctype html><title>Hotel</title>'),
    good: false,
  },
  'JSON labelled as a page': {
    behaviour: profile({}, { 'content-type': 'text/html; charset=utf-8' }),
    good: false,
  },
  'JSON labelled as text': { behaviour: profile({}, { 'content-type': 'text/plain' }), good: true },
  'JSON without a label': { behaviour: unlabelled, good: true },
  'JSON of a kind': { behaviour: profile({}, { 'content-type': 'application/vnd.api+json' }), good: true },
  'nothing, with 200': { behaviour: text(''), good: false },
  'two answers in one': { behaviour: text('{}{}'), good: false },
}

for (const [name, { behaviour, good }] of Object.entries(portals)) {
  test(`NET-14 an answer that is not JSON is asked for once more, no more: ${name}`, async ({
    server,
    connect,
    settle,
  }) => {
    server.use(() => behaviour)
    const { error, value } = await settle(connect({ retry: { limit: 3, baseDelay: 1 } }).getProfile('u1'))
    if (good) expect(value?.user_id).toBe('u1')
    else expect(error).toMatchObject({ code: 'invalid-response' })
    expect(server.journal.of('u1').GET).toBe(good ? 1 : 2)
    expect(JSON.stringify(error ?? null)).not.toMatch(/Hotel|hotel|script/)
  })
}

test('NET-14 problem details and plain words of an error are read as text', async ({
  server,
  connect,
  settle,
}) => {
  const problem = { type: 'about:blank', title: 'Bad', detail: 'name is too long', status: 422 }
  server.use(() => status(422, problem, { 'content-type': 'application/problem+json' }))
  expect((await settle(connect().getProfile('u1'))).error).toMatchObject({
    status: 422,
    detail: 'name is too long',
  })
  server.use(() => status(422, 'name is too long', { 'content-type': 'text/plain' }))
  expect((await settle(connect().getProfile('u1'))).error).toMatchObject({
    status: 422,
    detail: 'name is too long',
  })
})

test('NET-17 a proxy that answers everybody with the same profile is found out', async ({
  server,
  connect,
  settle,
}) => {
  server.use(() => json(server.store.read('acme', 'u1')))
  const client = connect({ retry: { limit: 3, baseDelay: 1 } })
  const { value } = await settle(client.getProfiles(['u1', 'u2', 'u3']))
  expect(value?.map(({ error }) => error?.code)).toEqual([undefined, 'wrong-identity', 'wrong-identity'])
  expect(server.journal.total().GET).toBe(3)
})
