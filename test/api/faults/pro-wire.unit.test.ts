import { afterEach, vi } from 'vitest'
import {
  badUtf8,
  bom,
  earlyHints,
  html200,
  json,
  status,
  text,
  wrongCharset,
} from '../../support/fault-server/behaviours.ts'
import { CANARY, leaks } from '../../support/fault-server/oracles.ts'
import { expect, PATIENT, test } from './faultTest.ts'

afterEach(() => {
  vi.restoreAllMocks()
})

const fields = (userId: string) => `"tenant_id":"acme","user_id":"${userId}"`

test('PRO-09 a byte order mark and early hints are harmless', async ({ server, connect, settle }) => {
  for (const behaviour of [bom(), earlyHints()]) {
    server.use(() => behaviour)
    expect((await settle(connect().getProfile('u1'))).value?.user_id).toBe('u1')
  }
})

test('PRO-09 what is not UTF-8 is refused, not mended', async ({ server, connect, settle }) => {
  for (const behaviour of [badUtf8(), wrongCharset()]) {
    server.use(() => behaviour)
    expect((await settle(connect().getProfile('u1'))).error).toMatchObject({ code: 'invalid-response' })
  }
})

test('PRO-09 a second user_id cannot pass for the first', async ({ server, connect, settle }) => {
  server.use(() => text(`{${fields('u1')},"user_id":"evil"}`))
  expect((await settle(connect().getProfile('u1'))).error).toMatchObject({ code: 'wrong-identity' })
  server.use(() => text(`{${fields('evil')},"user_id":"u1"}`))
  expect((await settle(connect().getProfile('u1'))).value?.user_id).toBe('u1')
})

test('PRO-09 depth confuses nothing', async ({ server, connect, settle }) => {
  const deep = '['.repeat(50_000) + ']'.repeat(50_000)
  server.use(() => text(`{${fields('u1')},"extra":${deep}}`))
  const { value } = await settle(connect().getProfile('u1'))
  expect(value?.user_id).toBe('u1')
  server.use(() => text(`{"a":{"b":{${fields('u1')}}}}`))
  expect((await settle(connect().getProfile('u1'))).error).toMatchObject({ code: 'invalid-response' })
  server.use(() => text('{"a":'.repeat(20_000)))
  expect((await settle(connect().getProfile('u1'))).error).toMatchObject({ code: 'invalid-response' })
})

test('PRO-09 a lone surrogate in a name arrives as it was sent, and is never looked up', async ({
  server,
  connect,
  settle,
}) => {
  server.use(() => text(`{${fields('u1')},"name":"a\\ud800b"}`))
  expect((await settle(connect().getProfile('u1'))).value?.name).toBe('a\ud800b')
})

const body = (userId: string | undefined) => ({ tenant_id: 'acme', user_id: userId })

for (const code of [200, 201]) {
  test(`PRO-10 a status and what it means: ${code} with a body is success`, async ({
    server,
    connect,
    settle,
  }) => {
    server.use(({ userId }) => status(code, body(userId)))
    const client = connect()
    expect((await settle(client.getProfile('u1'))).value?.user_id).toBe('u1')
    expect((await settle(client.updateProfile('u1', { name: 'n' }))).value?.user_id).toBe('u1')
  })
}

for (const code of [202, 203, 204, 205, 206, 207, 226, 300, 304]) {
  test(`PRO-10 a status and what it means: ${code} carries no profile`, async ({
    server,
    connect,
    settle,
  }) => {
    const empty = [204, 205, 304].includes(code)
    server.use(({ userId }) => status(code, empty ? undefined : body(userId)))
    const client = connect({ retry: { limit: 3, baseDelay: 1 } })
    const { error } = await settle(client.getProfile('u1'))
    expect(error).toMatchObject({ code: code === 300 ? 'redirect' : 'invalid-response', status: code })
    expect(server.journal.of('u1').GET).toBe(code === 300 ? 1 : 2)
    const write = await settle(client.updateProfile('w', { name: 'n' }))
    expect(write.error).toMatchObject({ outcome: 'unknown' })
    expect(server.journal.of('w').PUT).toBe(1)
  })
}

test('PRO-10 a status and what it means: a missing profile points at the address', async ({
  server,
  connect,
  settle,
}) => {
  server.use(({ attempt }) => (attempt === 1 ? status(404) : undefined))
  const client = connect({ retry: { limit: 3, baseDelay: 1 } })
  const { error } = await settle(client.getProfile('u1'))
  expect(error).toMatchObject({ code: 'http', status: 404, retryable: false })
  expect(String(error)).toContain('baseUrl')
  // The client keeps no failures: whoever asks again gets a new answer.
  expect((await settle(client.getProfile('u1'))).value?.user_id).toBe('u1')
})

test('PRO-10 a status and what it means: two creators at once is tried once more', async ({
  server,
  connect,
  settle,
}) => {
  server.use(() => status(409))
  const { error } = await settle(connect({ retry: { limit: 3, baseDelay: 1 } }).getProfile('u1'))
  expect(error).toMatchObject({ code: 'http', status: 409 })
  expect(server.journal.of('u1').GET).toBe(2)
})

test('PRO-10 any other status from 400 on is an error with that status', async ({
  server,
  connect,
  settle,
}) => {
  for (const code of [400, 402, 406, 410, 418, 431, 451, 501, 505, 511, 520, 599]) {
    server.use(() => status(code))
    const { error } = await settle(connect().getProfile(`u${code}`))
    expect(error).toMatchObject({ code: 'http', status: code })
  }
})

const attack = '<img src=x onerror=alert(1)>'
const errorBodies = {
  'the platform’s own': { body: { error: 'no', code: 'AUTH_001' }, serviceCode: 'AUTH_001', detail: 'no' },
  'problem details': {
    body: { title: 'Bad', detail: 'too long' },
    serviceCode: undefined,
    detail: 'too long',
  },
  'plain text': { body: 'plain words', type: 'text/plain', serviceCode: undefined, detail: 'plain words' },
  'a page': { body: `<html>${attack}</html>`, type: 'text/html', serviceCode: undefined, detail: undefined },
  nothing: { body: undefined, serviceCode: undefined, detail: undefined },
  'an attack': { body: { error: attack, code: attack }, serviceCode: undefined, detail: attack },
  'a long one': { body: { error: 'x'.repeat(10_000) }, serviceCode: undefined, detail: 'x'.repeat(500) },
  'of other types': { body: { error: { a: 1 }, code: 7 }, serviceCode: undefined, detail: undefined },
  'an array': { body: [1, 2], serviceCode: undefined, detail: undefined },
  'with members of Object': {
    body: { __proto__: null, toString: 1 },
    serviceCode: undefined,
    detail: undefined,
  },
} satisfies Record<
  string,
  { body: unknown; type?: string; serviceCode: string | undefined; detail: string | undefined }
>

for (const [name, { body, serviceCode, detail, ...rest }] of Object.entries(errorBodies)) {
  test(`PRO-11 the service’s words stay apart from the kit’s, as bounded text: ${name}`, async ({
    server,
    connect,
    settle,
  }) => {
    const type = 'type' in rest ? rest.type : 'application/json'
    server.use(() => status(400, body, { 'content-type': type, 'x-request-id': 'req-1' }))
    const { error } = await settle(connect().getProfile('u1'))
    expect(error).toMatchObject({ code: 'http', status: 400, serviceCode, detail, requestId: 'req-1' })
    expect(String(error)).toContain('the service answered 400')
    expect(String(error)).not.toContain('<')
    expect(JSON.stringify(error)).not.toContain('onerror')
  })
}

test('PRO-11 an error of ten megabytes is an error with that status', async ({ server, connect, settle }) => {
  server.use(() => status(500, { error: 'x'.repeat(10 * 2 ** 20) }))
  const { error } = await settle(connect(PATIENT).getProfile('u1'), PATIENT.totalTimeout)
  expect(error).toMatchObject({ code: 'http', status: 500 })
})

test('PRO-11 a page in place of an error stays an error', async ({ server, connect, settle }) => {
  server.use(() => html200())
  const { error } = await settle(connect().getProfile('u1'))
  expect(JSON.stringify(error)).not.toContain('script')
})

const secret = 's3cr3t'
const badTokens = {
  'a line break': `${secret}\r\nX-Evil: 1`,
  'a line feed': `${secret}\n`,
  'a letter no header holds': `${secret}é`,
  'a letter beyond Latin': `${secret}名`,
  'a space': `${secret} x`,
  NUL: `${secret}\0`,
  'Bearer before it': `Bearer ${secret}`,
  'nothing in it': '',
  'no end': secret.repeat(5000),
}

for (const [name, token] of Object.entries(badTokens)) {
  test(`PRO-12 a token no header can hold is refused without its value: ${name}`, async ({
    server,
    connect,
    settle,
  }) => {
    const { error } = await settle(connect({ token: () => token }).getProfile('u1'))
    expect(error).toMatchObject({ code: 'invalid-token' })
    expect(leaks(error, [secret])).toBe(false)
    const thrown = caught(() => connect({ token }))
    expect(thrown).toMatchObject({ code: 'invalid-token' })
    expect(leaks(thrown, [secret])).toBe(false)
    expect(server.journal.entries).toEqual([])
  })
}

test('PRO-12 so are headers of one’s own', ({ connect }) => {
  for (const headers of [{ 'x-key': `${secret}\nx` }, { 'x-key': `${secret}名` }, { 'bad name': secret }]) {
    const thrown = caught(() => connect({ headers }))
    expect(thrown).toBeInstanceOf(TypeError)
    expect(leaks(thrown, [secret])).toBe(false)
  }
})

test('PRO-12 a token that a runtime quotes in its own error does not pass on', async ({
  connect,
  settle,
}) => {
  const fetch = () =>
    Promise.reject(new TypeError(`Headers.append: "Bearer ${CANARY}" is an invalid header value.`))
  const { error } = await settle(connect({ fetch }).getProfile('u1'))
  expect(error).toMatchObject({ code: 'network' })
})

test('PRO-13 nothing is read that nobody asked for', async ({ server, connect, settle }) => {
  server.use(({ path }) =>
    path.startsWith('/v1/leaderboards/')
      ? json({ user_id: 'u1', rank: 1, entries: [{ user_id: 'u1', rank: 1, score: 1 }] })
      : undefined,
  )
  const client = connect()
  client.prioritize('u1', 'visible')
  client.prioritize('u2', 'idle')()
  await settle(client.getLeaderboard('board'))
  await settle(client.getLeaderboardAround('board', 'u1'))
  await settle(client.getRank('board', 'u1'))
  await settle(client.getProfiles(['', '.', '..', ' ']))
  await settle(client.getProfiles([]))
  expect(server.journal.of('u1').GET + server.journal.of('u2').GET).toBe(0)
  expect(server.journal.entries).toHaveLength(3)
})

test('PRO-14 a refused value is the caller’s to mend: asked once, with the service’s reason', async ({
  server,
  connect,
  settle,
}) => {
  for (const code of [400, 422]) {
    server.use(() => status(code, { error: 'name is too long', code: 'VALID_001' }))
    const client = connect({ retry: { limit: 3, baseDelay: 1 } })
    const { error } = await settle(client.updateProfile(`u${code}`, { name: 'x'.repeat(1000) }))
    expect(error).toMatchObject({
      code: 'http',
      status: code,
      serviceCode: 'VALID_001',
      detail: 'name is too long',
      outcome: 'none',
      retryable: false,
    })
    expect(server.journal.of(`u${code}`).PUT).toBe(1)
  }
})

test('PRO-14 what is written is what was given, unit by unit', async ({ server, connect, settle }) => {
  const client = connect()
  const bodies: string[] = []
  server.use(({ body }) => {
    bodies.push(body)
    return undefined
  })
  for (const name of ['', ' ', ' a ', 'e\u0301', '\u202Eabc', '👩‍👩‍👧', '"\\\n', 'x'.repeat(10_000)]) {
    const { value } = await settle(client.updateProfile('u1', { name }))
    expect(value?.name).toBe(name)
  }
  const form: { name: string } & Record<string, string> = { name: 'n', password: CANARY }
  await settle(client.updateProfile('u1', form))
  expect(bodies.at(-1)).toBe('{"name":"n"}')
})

function caught(work: () => unknown): unknown {
  try {
    return work()
  } catch (error) {
    return error
  }
}
