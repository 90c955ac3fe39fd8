import fc from 'fast-check'
import { vi } from 'vitest'
import type { ProfileKitEvent } from '../../../src/api/events.ts'
import {
  delayed,
  hangInBody,
  json,
  neverAnswer,
  redirect,
  resetBeforeHeaders,
  retryAfter,
  status,
} from '../../support/fault-server/behaviours.ts'
import { createFaultServer } from '../../support/fault-server/createFaultServer.ts'
import { memoryFetch, memoryProfile } from '../../support/fault-server/memoryFetch.ts'
import { CANARY, leaks } from '../../support/fault-server/oracles.ts'
import { expect, test } from './faultTest.ts'

type Step = { kind: 'get' | 'put' | 'many' | 'answer' | 'refuse' | 'break' | 'switch'; user: number }

test('AUT-01 after dispose nothing of the old session reaches anybody, in whatever order', async ({
  connect,
  events,
}) => {
  const step: fc.Arbitrary<Step> = fc.record({
    kind: fc.constantFrom('get', 'get', 'put', 'many', 'answer', 'answer', 'refuse', 'break', 'switch'),
    user: fc.nat({ max: 3 }),
  })
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 2, maxLength: 20 }), async (steps) => {
      let tenant = 0
      const open: {
        answer: (response: Response) => void
        fail: (error: Error) => void
        body: () => Response
        tenant: number
      }[] = []
      const late: string[] = []
      const seen: string[] = []
      let disposed = 0
      const login = () => {
        const mine = tenant
        return connect({
          token: () => `token-${mine}`,
          retry: { limit: 2, baseDelay: 0 },
          onEvent: (event) => {
            if (mine < disposed && !isEnding(event)) late.push(event.type)
          },
          fetch: memoryFetch(
            async ({ userId = '' }) =>
              new Promise<Response>((answer, fail) => {
                open.push({
                  answer,
                  fail,
                  tenant: mine,
                  body: () => Response.json(memoryProfile(userId, `tenant-${mine}`)),
                })
              }),
          ),
        })
      }
      let client = login()
      const watch = <T>(call: Promise<T>, tenants: (value: T) => (string | undefined)[]) => {
        const mine = tenant
        call.then(
          (value) => {
            for (const each of tenants(value)) if (each !== undefined) seen.push(each)
            if (mine < disposed) late.push('value')
          },
          (error: unknown) => {
            const isAbort = error instanceof DOMException && error.name === 'AbortError'
            if (mine < disposed && !isAbort) late.push(String(error))
          },
        )
      }
      for (const { kind, user } of steps) {
        const id = `u${user}`
        if (kind === 'get') watch(client.getProfile(id), (profile) => [profile.tenant_id])
        if (kind === 'put') watch(client.updateProfile(id, { name: 'n' }), (profile) => [profile.tenant_id])
        if (kind === 'many')
          watch(client.getProfiles([id, 'u9']), (all) => all.map(({ profile }) => profile?.tenant_id))
        const request = ['answer', 'refuse', 'break'].includes(kind)
          ? open.splice(user % Math.max(1, open.length), 1)[0]
          : undefined
        if (kind === 'answer') request?.answer(request.body())
        if (kind === 'refuse') request?.answer(new Response('', { status: 401 }))
        if (kind === 'break') request?.fail(new TypeError('Failed to fetch'))
        if (kind === 'switch') {
          client.dispose()
          tenant++
          disposed = tenant
          client = login()
        }
        await new Promise(setImmediate)
        expect(late).toEqual([])
        expect(seen.filter((each) => each !== `tenant-${tenant}`)).toEqual([])
        seen.length = 0
      }
      for (const request of open) request.answer(request.body())
      client.dispose()
      await new Promise(setImmediate)
      events.length = 0
    }),
    { numRuns: 300 },
  )
})

test('AUT-01 a disposed client starts nothing', async ({ server, connect, settle }) => {
  const client = connect()
  client.dispose()
  client.dispose()
  for (const call of [
    client.getProfile('u1'),
    client.getProfiles(['u1']),
    client.getProfiles([]),
    client.getProfileOrFallback('u1'),
    client.updateProfile('u1', { name: 'n' }),
    client.getLeaderboard('b'),
    client.getLeaderboardAround('b', 'u1'),
    client.getRank('b', 'u1'),
  ].map(async (each) => settle<unknown>(each, 50))) {
    expect((await call).error).toMatchObject({ name: 'AbortError' })
  }
  client.prioritize('u1', 'visible')()
  expect(client.signal.aborted).toBe(true)
  expect(server.journal.entries).toEqual([])
})

test('AUT-07 through every failure the token stays where it belongs', async ({
  server,
  connect,
  settle,
  events,
}) => {
  const faults = [
    status(401),
    status(403),
    status(500),
    retryAfter('9'),
    redirect(302, '/elsewhere'),
    resetBeforeHeaders(),
    hangInBody(),
  ]
  for (const fault of faults) {
    server.use(() => fault)
    const client = connect()
    await settle(client.getProfile('u1'))
    // Behind a 429, a write waits for the end of the pause: up to two seconds more.
    await settle(client.updateProfile('u1', { name: 'n' }), 5000)
    expect(leaks(client.inspect())).toBe(false)
  }
  expect(events.length).toBeGreaterThan(20)
  expect(leaks(performance.getEntries().map(({ name }) => name))).toBe(false)
  for (const { path, line } of server.journal.entries) expect(leaks([path, line])).toBe(false)
  // The oracle itself would see it.
  expect(leaks(new Error('x', { cause: { deep: [CANARY] } }))).toBe(true)
})

test('AUT-07 a service that quotes the token does not get it into an error or an event', async ({
  server,
  connect,
  settle,
  events,
}) => {
  const quoted = `bad header: Bearer ${CANARY}`
  const escaped = CANARY.replaceAll(/./g, (each) => `\\u00${each.charCodeAt(0).toString(16)}`)
  const bodies: [body: string, type?: string][] = [
    ...['error', 'message', 'detail', 'title'].map((name): [string] => [JSON.stringify({ [name]: quoted })]),
    [`{"error":"${escaped}"}`],
    [JSON.stringify({ error: 'x'.repeat(490) + CANARY })],
    [quoted, 'text/plain'],
    [quoted, 'text/html'],
    [JSON.stringify(CANARY)],
  ]
  const headers = { 'x-request-id': `${'r'.repeat(190)}${CANARY}` }
  for (const [body, type = 'application/json'] of bodies) {
    for (const code of [200, 302, 400, 401, 403, 429, 500]) {
      server.use(() => status(code, body, { ...headers, 'content-type': type }))
      await settle(connect().getProfile('u1'))
    }
  }
  // Nothing but the token is taken out.
  server.use(() => status(400, { error: quoted }, { 'x-request-id': `for ${CANARY}` }))
  const { error } = await settle(connect().getProfile('u1'))
  expect(error).toMatchObject({ detail: 'bad header: Bearer …', requestId: 'for …' })

  const shouting = CANARY.toUpperCase()
  server.use(() => status(400, { code: shouting }))
  const { error: coded } = await settle(connect({ token: shouting }).getProfile('u1'))
  expect(coded).toMatchObject({ status: 400, serviceCode: undefined })
  expect(leaks([coded, events], [shouting])).toBe(false)
})

test('AUT-08 the token goes to the origin of the base, and nowhere else', async ({
  server,
  connect,
  settle,
}) => {
  const other = await createFaultServer()
  const avatarUrl = `${other.url}/avatar.svg`
  server.use(({ userId, attempt }) =>
    attempt === 1
      ? json({ ...memoryProfile(userId ?? ''), avatar_url: avatarUrl })
      : redirect(307, `${other.url}/v1/profiles/user/u1`),
  )
  const client = connect({ avatar: { baseUrl: other.url } })
  await settle(client.getProfile('u1'))
  await settle(client.getProfile('u1'))
  await settle(client.getProfileOrFallback('u1'))
  expect(server.journal.of('u1').authorizations.size).toBe(1)
  expect(other.journal.entries).toEqual([])
  await other.close()
})

test('AUT-13 two clients side by side share nothing', async ({ connect, settle }) => {
  const server = await createFaultServer({ tenantOf: (token) => `tenant-of-${token}` })
  const ids = ['u1', 'u2', '__proto__']
  const [a, b] = ['a', 'b'].map((token) =>
    connect({ baseUrl: server.url, token, retry: { limit: 2, maxDelay: 5000 } }),
  )
  if (!a || !b) throw new Error('no clients')
  const both = await Promise.all([settle(a.getProfiles(ids)), settle(b.getProfiles(ids))])
  for (const [index, { value }] of both.entries()) {
    expect(new Set(value?.map(({ profile }) => profile?.tenant_id))).toEqual(
      new Set([`tenant-of-${'ab'[index]}`]),
    )
  }
  expect(server.journal.of('u1')).toMatchObject({ GET: 2 })
  await settle(a.updateProfile('u1', { name: 'only in a' }))
  expect((await settle(b.getProfile('u1'))).value?.name).toBe('Name of u1')

  // A pause, a logout and a claim of one do not touch the other.
  server.use(({ token }) => (token === 'a' ? retryAfter('3600') : delayed(30)))
  await settle(a.getProfile('u5'))
  a.prioritize('u5', 'visible')
  const goesOn = settle(b.getProfile('u5'))
  a.dispose()
  expect((await goesOn).value?.tenant_id).toBe('tenant-of-b')
  expect(b.inspect().pausedUntil).toBeUndefined()
  expect(b.signal.aborted).toBe(false)
  b.dispose()
  await server.close()
})

test('AUT-16 logout ends everything under way within 100 ms, and nothing follows', async ({
  server,
  connect,
  controller,
}) => {
  server.use(({ userId }) => {
    if (userId?.startsWith('hang')) return neverAnswer()
    if (userId?.startsWith('body')) return hangInBody()
    return userId?.startsWith('again') ? status(500) : neverAnswer()
  })
  const client = connect({
    timeout: 5000,
    totalTimeout: 20_000,
    retry: { limit: 3, baseDelay: 2000, maxDelay: 2000 },
    concurrency: 4,
  })
  const { signal } = controller()
  const calls = [
    client.getProfile('again-1'),
    client.getProfile('hang-1', { signal }),
    client.getProfile('body-1'),
    client.getProfiles(['hang-2', 'hang-3', 'queued-1', 'queued-2'], { signal }),
    client.getProfileOrFallback('queued-3', { signal }),
    client.updateProfile('w1', { name: 'n' }, { signal }),
    client.updateProfile('w1', { name: 'm' }),
    client.updateProfile('w2', { regenerate_avatar: true }),
    client.getLeaderboard('b', { signal }),
  ]
  const ends = calls.map(async (call) =>
    call.then(
      () => 'value',
      (error: unknown) => error,
    ),
  )
  await vi.waitUntil(() => server.journal.inFlight === 6, { interval: 2 })
  await new Promise((resolve) => setTimeout(resolve, 20))
  const asked = server.journal.entries.length
  client.dispose()
  const winner = await Promise.race([
    Promise.all(ends),
    new Promise((resolve) => setTimeout(resolve, 50, 'too late')),
  ])
  expect(winner).toEqual(calls.map(() => expect.objectContaining({ name: 'AbortError' })))
  await server.quiet(100)
  await new Promise((resolve) => setTimeout(resolve, 150))
  expect(server.journal.entries.length).toBe(asked)
})

test('AUT-16 logout in a pause ends the pause, too', async ({ server, connect, settle, events }) => {
  server.use(() => retryAfter('1'))
  const client = connect({ totalTimeout: 20_000, retry: { limit: 3, maxDelay: 5000 } })
  const waits = settle(client.getProfile('u1'))
  const write = settle(client.updateProfile('u2', { name: 'n' }))
  await vi.waitUntil(() => client.inspect().pausedUntil !== undefined, { interval: 2 })
  client.dispose()
  const before = events.length
  expect((await waits).error).toMatchObject({ name: 'AbortError' })
  expect((await write).error).toMatchObject({ name: 'AbortError' })
  expect(client.inspect()).toMatchObject({ pausedUntil: undefined, queued: 0, inFlight: 0 })
  expect(events.slice(before).filter((event) => !isEnding(event))).toEqual([])
})

/** A trace may still be told that its request was given up: it says nothing of anybody. */
function isEnding(event: ProfileKitEvent): boolean {
  return event.type === 'failure' && event.code === 'aborted'
}
