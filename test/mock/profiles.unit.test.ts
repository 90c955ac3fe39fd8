import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createMockApi } from '../../src/mock/createMockApi.ts'
import { createAsk, put } from './ask.ts'

const path = '/v1/profiles/user/ada'

test('a profile that was given begins as given; what is left out is made up, other fields are kept', async () => {
  const api = createMockApi({
    tenantId: 'acme',
    profiles: [{ user_id: 'ada', name: 'Ada', avatar_url: 'https://cdn.example.com/ada.png', team: 'red' }],
  })
  expect(await (await createAsk(api.fetch)(path)).json()).toMatchObject({
    tenant_id: 'acme',
    user_id: 'ada',
    name: 'Ada',
    avatar_url: 'https://cdn.example.com/ada.png',
    team: 'red',
  })
})

test('PUT sets the picture itself', async () => {
  const ask = createAsk(createMockApi().fetch)
  const url = 'https://cdn.example.com/me.png'
  expect(await (await ask(path, put({ avatar_url: url, regenerate_avatar: true }))).json()).toMatchObject({
    avatar_url: url,
  })
})

test.each([
  ['text that is not JSON', { method: 'PUT', body: '{' }, 400, 'INVALID_JSON'],
  [
    'bytes that are not UTF-8',
    { method: 'PUT', body: new Uint8Array([0x22, 0xff, 0x22]) },
    400,
    'INVALID_JSON',
  ],
  ['an empty body', { method: 'PUT', body: '' }, 400, 'INVALID_JSON'],
  ['null', put(null), 422, 'VALIDATION'],
  ['an array', put([]), 422, 'VALIDATION'],
  ['a name that is a number', put({ name: 7 }), 422, 'VALIDATION'],
  ['a name that is null', put({ name: null }), 422, 'VALIDATION'],
  ['a blank name', put({ name: ' \u3000' }), 422, 'VALIDATION'],
  ['a long name', put({ name: '🐝'.repeat(101) }), 422, 'VALIDATION'],
  ['a long picture address', put({ avatar_url: 'x'.repeat(2049) }), 422, 'VALIDATION'],
  ['regenerate_avatar as text', put({ regenerate_avatar: 'yes' }), 422, 'VALIDATION'],
  ['more than 64 KiB', put({ name: 'x'.repeat(65_536) }), 413, 'TOO_LARGE'],
  ['a form', { ...put({}), headers: { 'Content-Type': 'text/plain' } }, 415, 'UNSUPPORTED_TYPE'],
  ['a compressed body', { ...put({}), headers: { 'Content-Encoding': 'gzip' } }, 415, 'UNSUPPORTED_TYPE'],
  ['another method', { method: 'DELETE' }, 405, 'METHOD_NOT_ALLOWED'],
])('MOC-05 %s is refused in JSON and changes nothing', async (_, init, status, code) => {
  const ask = createAsk(createMockApi().fetch)
  const before = await (await ask(path)).json()
  const answer = await ask(path, init)
  expect(answer.status).toBe(status)
  expect(await answer.json()).toEqual({ error: expect.any(String), code })
  expect(answer.headers.get('x-request-id')).toMatch(/^mock-\d{6}$/)
  expect(await (await ask(path)).json()).toEqual(before)
})

test('a name of 100 characters outside the basic plane is accepted', async () => {
  const answer = await createAsk(createMockApi().fetch)(path, put({ name: '🐝'.repeat(100) }))
  expect(answer.status).toBe(200)
})

test('405 says what is allowed, 404 is JSON', async () => {
  const ask = createAsk(createMockApi().fetch)
  expect((await ask(path, { method: 'POST' })).headers.get('allow')).toBe('GET, HEAD, PUT, OPTIONS')
  for (const unknown of ['/', '/v1', '/v1/profiles/user/', '/v1/profiles/user/a/b', '/v2/profiles/user/a']) {
    const answer = await ask(unknown)
    expect([unknown, answer.status]).toEqual([unknown, 404])
    expect(await answer.json()).toMatchObject({ code: 'NOT_FOUND' })
  }
})

test('answers are for one login: no shared cache may keep them', async () => {
  const answer = await createAsk(createMockApi().fetch)(path)
  expect(answer.headers.get('cache-control')).toBe('private, no-store')
  expect(answer.headers.get('vary')).toBe('Authorization, Origin')
})

const prototypeName = fc.constantFrom('__proto__', 'constructor', 'toString', 'hasOwnProperty', 'valueOf')
const escapes = fc.constantFrom(
  '%2e%2e',
  '%252F',
  'a%2Fb',
  '%',
  '%%',
  '%25',
  'a/b',
  'a?b#c',
  'a\\b',
  '\u0000',
  'a\nb',
)
const userId = fc
  .oneof(fc.string({ unit: 'binary', minLength: 1, maxLength: 60 }), prototypeName, escapes)
  .filter((id) => id.trim() !== '' && id !== '.' && id !== '..')

test('MOC-10 PRO-03 any id comes back as it was sent, and is one person', async () => {
  const ask = createAsk(createMockApi().fetch)
  await fc.assert(
    fc.asyncProperty(userId, fc.string({ unit: 'binary', minLength: 1, maxLength: 20 }), async (id, name) => {
      fc.pre(name.trim() !== '')
      const address = `/v1/profiles/user/${encodeURIComponent(id)}`
      expect(await (await ask(address)).json()).toMatchObject({ user_id: id })
      expect(await (await ask(address, put({ name }))).json()).toMatchObject({ user_id: id, name })
      expect(await (await ask(address)).json()).toMatchObject({ user_id: id, name })
    }),
    { numRuns: 200 },
  )
  expect(Object.keys({})).toEqual([])
  expect('polluted' in {}).toBe(false)
})

test('MOC-04 bad escapes and ids that no client may send are 400, and create nobody', async () => {
  const ask = createAsk(createMockApi().fetch)
  for (const [segment, code] of [
    ['%E0%A4%A', 'INVALID_PATH'],
    ['%', 'INVALID_PATH'],
    ['%20', 'INVALID_USER_ID'],
    ['x'.repeat(513), 'INVALID_USER_ID'],
  ]) {
    const answer = await ask(`/v1/profiles/user/${segment}`)
    expect([segment, answer.status]).toEqual([segment, 400])
    expect(await answer.json()).toMatchObject({ code })
  }
})

test('MOC-15 the same seed gives the same people, in whatever order they are asked for', async () => {
  async function meet(seed: number, ids: readonly string[]) {
    const ask = createAsk(createMockApi({ seed }).fetch)
    const people = new Map<string, unknown>()
    for (const id of ids) people.set(id, await (await ask(`/v1/profiles/user/${id}`)).json())
    return people
  }
  const ids = ['a', 'b', 'c', 'd']
  const people = await meet(7, ids)
  expect(await meet(7, ids.toReversed())).toEqual(people)
  expect(await meet(8, ids)).not.toEqual(people)
})

test('real times where a clock is given', async () => {
  const api = createMockApi({ now: () => Date.UTC(2030, 5, 1) })
  const ask = createAsk(api.fetch)
  expect(await (await ask(path)).json()).toMatchObject({ created_at: '2030-06-01T00:00:00.000Z' })
  expect(await (await ask(path, put({}))).json()).toMatchObject({ updated_at: '2030-06-01T00:00:00.001Z' })
})

test('MOC-07 only so many profiles are kept: the one used longest ago is forgotten first', async () => {
  const ask = createAsk(createMockApi({ maxProfiles: 2 }).fetch)
  const name = async (id: string) => (await (await ask(`/v1/profiles/user/${id}`)).json()).name
  const made = await name('a')
  await ask('/v1/profiles/user/a', put({ name: 'A' }))
  await ask('/v1/profiles/user/b', put({ name: 'B' }))
  await name('a')
  await name('c')
  expect(await name('a')).toBe('A')
  expect(await name('b')).not.toBe('B')
  expect(made).not.toBe('A')
})

test('reset: back to the beginning, with the same times again', async () => {
  const api = createMockApi({ scenario: 'slow' })
  api.setScenario('healthy')
  const ask = createAsk(api.fetch)
  const first = await (await ask(path, put({ name: 'Changed' }))).json()
  api.reset()
  expect(api.scenario).toBe('slow')
  expect(api.requests.count).toBe(0)
  api.setScenario('healthy')
  expect((await (await ask(path)).json()).name).not.toBe('Changed')
  expect(await (await ask(path, put({ name: 'Changed' }))).json()).toEqual(first)
})
