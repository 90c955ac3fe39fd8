import fc from 'fast-check'
import { vi } from 'vitest'
import {
  drip,
  hangAfterHeaders,
  hangInBody,
  hangInRefusal,
  neverAnswer,
  retryAfter,
  status,
} from '../../support/fault-server/behaviours.ts'
import { answerProfile, memoryFetch, slowly } from '../../support/fault-server/memoryFetch.ts'
import { expect, type FaultTest, IMPATIENT, PATIENT, SLACK, test } from './faultTest.ts'

for (const [name, behaviour] of Object.entries({
  'no answer at all': neverAnswer(),
  'headers, then silence': hangAfterHeaders(),
  'half a body, then silence': hangInBody(),
  'a byte now and then': drip(20),
})) {
  test(`NET-01 one time limit spans connection, headers and body: ${name}`, async ({
    server,
    connect,
    settle,
  }) => {
    server.use(() => behaviour)
    const client = connect()
    const { error, took } = await settle(client.getProfile('u1'), IMPATIENT.timeout + SLACK)
    expect(error).toMatchObject({ code: 'timeout', retryable: true })
    expect(took).toBeGreaterThan(IMPATIENT.timeout - 10)
    await server.quiet()
    expect(server.journal.of('u1')).toMatchObject({ GET: 1, aborted: 1 })
  })
}

const hangingRefusals = {
  'NET-01 a fault': { behaviour: hangInRefusal(500), error: { code: 'http', status: 500, retryable: true } },
  'NET-06 not now': {
    behaviour: hangInRefusal(429, { 'retry-after': '60' }),
    error: { code: 'rate-limited', status: 429, retryAfter: 60_000, outcome: 'none' },
  },
  'NET-11 a redirect': {
    behaviour: hangInRefusal(302, { location: 'https://other.example/' }),
    error: { code: 'redirect', status: 302, retryable: false },
  },
  'AUT-11 not for you': {
    behaviour: hangInRefusal(403),
    error: { code: 'forbidden', status: 403, retryable: false },
  },
  'CON-05 no such token': {
    behaviour: hangInRefusal(401),
    error: { code: 'unauthorized', status: 401, outcome: 'none' },
  },
}

for (const [name, { behaviour, error: expected }] of Object.entries(hangingRefusals)) {
  test(`NET-01 a refusal is what its status says, also when its body never ends: ${name}`, async ({
    server,
    connect,
    settle,
  }) => {
    server.use(() => behaviour)
    for (const method of ['getProfile', 'updateProfile'] as const) {
      const client = connect({ totalTimeout: 5000 })
      const { error, took } = await settle(client[method]('u1', {}), IMPATIENT.timeout + SLACK)
      expect(error).toMatchObject(expected)
      if (expected.code === 'rate-limited') expect(client.inspect().pausedUntil).toBeDefined()
      if (expected.code === 'redirect') expect(took).toBeLessThan(IMPATIENT.timeout)
      client.dispose()
    }
    await server.quiet()
    expect(server.journal.of('u1')).toMatchObject({ GET: 1, PUT: 1, aborted: 2 })
  })
}

test('NET-01 the words of a refusal are waited for, for a second at most', async ({
  server,
  connect,
  settle,
}) => {
  server.use(() => (exchange) => {
    exchange.response.writeHead(400, { 'content-type': 'application/json' })
    exchange.response.flushHeaders()
    exchange.later(50, () => exchange.response.end('{"error":"too long"}'))
  })
  const { error } = await settle(connect(PATIENT).getProfile('u1'))
  expect(error).toMatchObject({ status: 400, detail: 'too long' })

  server.use(() => hangInRefusal(400))
  const hanging = await settle(connect(PATIENT).getProfile('u2'), 1000 + SLACK)
  expect(hanging.error).toMatchObject({ status: 400, detail: undefined })
  expect(hanging.took).toBeGreaterThan(900)
})

test('NET-01 AUT-03 a 401 whose body never ends renews the token all the same', async ({
  server,
  connect,
  settle,
}) => {
  server.use(({ token }) => (token === 'new' ? undefined : hangInRefusal(401)))
  const client = connect({ totalTimeout: 5000, token: ({ reason }) => (reason === 'first' ? 'old' : 'new') })
  expect((await settle(client.updateProfile('u1', { name: 'n' }))).value?.name).toBe('n')
})

const fault = fc.oneof(
  fc.constantFrom(500, 502, 503, 409, 408, 404).map((code) => () => new Response('{}', { status: code })),
  fc.record({ code: fc.constantFrom(429, 503), seconds: fc.constantFrom('0', '1', '3', '60', 'soon') }).map(
    ({ code, seconds }) =>
      () =>
        new Response('{}', { status: code, headers: { 'retry-after': seconds } }),
  ),
  fc.constant(() => 'silence' as const),
  fc.constant(() => {
    throw new TypeError('fetch failed')
  }),
  fc.constant(() => Response.json(['not', 'a', 'profile'])),
)

test('NET-02 attempts and waits together never exceed totalTimeout, whatever goes wrong', async ({
  connect,
  clock,
}) => {
  const attempt = fc.record({ delay: fc.nat({ max: 400 }), fault })
  const retry = { limit: 8, baseDelay: 200, maxDelay: 10_000 }
  await fc.assert(
    fc.asyncProperty(
      fc.array(attempt, { minLength: 9, maxLength: 9 }),
      fc.boolean(),
      async (attempts, write) => {
        const fetch = memoryFetch((request) => {
          const { delay, fault } = attempts[request.index - 1] ?? { delay: 0, fault: answerProfile }
          return slowly(delay, fault)(request)
        })
        const client = connect({ fetch, retry, timeout: 300, totalTimeout: 5000 })
        const start = Date.now()
        const read = write ? client.updateProfile('u1', { name: 'n' }) : client.getProfile('u1')
        await clock.runUntil(read)
        const took = Date.now() - start
        client.dispose()
        expect(took).toBeLessThanOrEqual(5000)
        await expect(read).rejects.toMatchObject({ name: 'ProfileKitError' })
      },
    ),
    { numRuns: 300 },
  )
})

test('NET-02 a wait that does not fit rejects at once with the refusal', async ({
  server,
  connect,
  settle,
}) => {
  server.use(() => retryAfter('30', 503))
  const client = connect({ retry: { limit: 3, maxDelay: 60_000 } })
  const { error } = await settle(client.getProfile('u1'), SLACK)
  expect(error).toMatchObject({ code: 'rate-limited', status: 503, retryAfter: 30_000 })
  expect(server.journal.of('u1').GET).toBe(1)
})

test('NET-02 when time runs out in an attempt, the last error that really came is the cause', async ({
  server,
  connect,
  settle,
}) => {
  server.use(({ attempt }) => (attempt === 1 ? status(500, { code: 'SRV_001' }) : neverAnswer()))
  const client = connect({ retry: { limit: 5, baseDelay: 1 }, timeout: 5000, totalTimeout: 150 })
  const { error } = await settle(client.getProfile('u1'), 150 + SLACK)
  expect(error).toMatchObject({
    code: 'timeout',
    cause: { code: 'http', status: 500, serviceCode: 'SRV_001' },
  })
})

test('NET-02 time in the queue does not count', async ({ server, connect, settle }) => {
  server.use(() => ({ response, later, seen, store, tenantId }) => {
    later(60, () => response.end(JSON.stringify(store.read(tenantId, seen.userId ?? ''))))
  })
  const client = connect({ concurrency: 1, totalTimeout: 150 })
  const reads = ['u1', 'u2', 'u3', 'u4', 'u5'].map(async (id) => settle(client.getProfile(id)))
  expect((await Promise.all(reads)).map(({ error }) => error)).toEqual(Array(5).fill(undefined))
})

type Stage = Pick<FaultTest, 'server' | 'connect' | 'events'>

/** Brings a call of user `u1` into a stage, and says when it is there. */
const stages: Record<
  string,
  (t: Stage, signal: AbortSignal) => { call: Promise<unknown>; there: () => boolean }
> = {
  queued({ server, connect }, signal) {
    server.use(() => neverAnswer())
    const client = connect({ concurrency: 1, timeout: 5000 })
    client.getProfile('u0').catch(() => {})
    return { call: client.getProfile('u1', { signal }), there: () => server.journal.inFlight === 1 }
  },
  'waiting for a token'({ connect }, signal) {
    let asked = false
    const token = async () => {
      asked = true
      return new Promise<string>(() => {})
    }
    return { call: connect({ token, tokenTimeout: 5000 }).getProfile('u1', { signal }), there: () => asked }
  },
  'waiting to try again'({ server, connect, events }, signal) {
    server.use(() => status(500))
    const client = connect({ retry: { limit: 3, baseDelay: 5000, maxDelay: 5000 }, totalTimeout: 20_000 })
    return {
      call: client.getProfile('u1', { signal }),
      there: () => events.some(({ type }) => type === 'retry'),
    }
  },
  paused({ server, connect, events }, signal) {
    server.use(() => retryAfter('3'))
    const client = connect({ retry: { limit: 3, maxDelay: 5000 }, totalTimeout: 20_000 })
    return {
      call: client.getProfile('u1', { signal }),
      there: () => events.some(({ type }) => type === 'retry'),
    }
  },
  'waiting for headers'({ server, connect }, signal) {
    server.use(() => neverAnswer())
    const client = connect({ timeout: 5000 })
    return { call: client.getProfile('u1', { signal }), there: () => server.journal.inFlight === 1 }
  },
  'reading the body'({ server, connect }, signal) {
    server.use(() => hangInBody())
    const client = connect({ timeout: 5000 })
    const call = client.getProfile('u1', { signal })
    let later = false
    const wait = () => server.journal.inFlight === 1 && (later ||= Boolean(setTimeout(() => {}, 0)))
    return { call, there: wait }
  },
  'of several'({ server, connect }, signal) {
    server.use(() => neverAnswer())
    const client = connect({ timeout: 5000, concurrency: 1 })
    return { call: client.getProfiles(['u1', 'u2'], { signal }), there: () => server.journal.inFlight === 1 }
  },
  'a write on its way'({ server, connect }, signal) {
    server.use(() => neverAnswer())
    const client = connect({ timeout: 5000 })
    const call = client.updateProfile('u1', { name: 'n' }, { signal })
    return { call, there: () => server.journal.inFlight === 1 }
  },
  'a write behind another'({ server, connect }, signal) {
    server.use(() => neverAnswer())
    const client = connect({ timeout: 5000 })
    client.updateProfile('u1', { name: 'first' }).catch(() => {})
    const call = client.updateProfile('u1', { name: 'second' }, { signal })
    return { call, there: () => server.journal.inFlight === 1 }
  },
}

for (const [stage, enter] of Object.entries(stages)) {
  test(`NET-03 an abort rejects within one tick: ${stage}`, async ({
    server,
    connect,
    events,
    controller: make,
  }) => {
    const controller = make()
    const reason = new DOMException('no longer needed', 'AbortError')
    const { call, there } = enter({ server, connect, events }, controller.signal)
    const ended = call.catch((error: unknown) => error)
    await vi.waitUntil(there, { interval: 2 })
    controller.abort(reason)
    const winner = await Promise.race([ended, new Promise((resolve) => setImmediate(resolve, 'too late'))])
    expect(winner).toBe(reason)
    expect(server.journal.of('u1').GET + server.journal.of('u1').PUT).toBeLessThanOrEqual(1)
  })
}

test('NET-03 a signal that is aborted already sends nothing', async ({ server, connect }) => {
  const client = connect()
  const signal = AbortSignal.abort()
  const calls = [
    client.getProfile('u1', { signal }),
    client.getProfiles(['u1', 'u2'], { signal }),
    client.getProfileOrFallback('u1', { signal }),
    client.updateProfile('u1', { name: 'n' }, { signal }),
    client.getLeaderboard('b', { signal }),
  ]
  for (const call of calls) await expect(call).rejects.toMatchObject({ name: 'AbortError' })
  expect(server.journal.entries).toEqual([])
})

test('NET-03 an abort at any moment of any call ends it with that abort, and alone', async ({
  connect,
  controller,
}) => {
  const step = fc.constantFrom('answer', 'refuse', 'fail', 'silence')
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 4 }), fc.nat({ max: 12 }), async (steps, moment) => {
      const fetch = memoryFetch(async (request) => {
        await new Promise(setImmediate)
        const step = steps[request.index - 1] ?? 'answer'
        if (step === 'silence') return 'silence'
        if (step === 'fail') throw new TypeError('Failed to fetch')
        return step === 'answer' ? answerProfile(request) : new Response('', { status: 401 })
      })
      let tokens = 0
      const token = async () => {
        await new Promise(setImmediate)
        return `token-${++tokens}`
      }
      const client = connect({ fetch, token, retry: { limit: 3, baseDelay: 1, maxDelay: 1 } })
      const { signal, abort } = bound(controller())
      const stays = client.getProfile('u2').catch(() => {})
      const read = client.getProfile('u1', { signal }).catch((error: unknown) => error)
      for (let i = 0; i < moment; i++) await new Promise(setImmediate)
      abort()
      const end = await Promise.race([read, new Promise((resolve) => setImmediate(resolve, 'too late'))])
      expect(end).not.toBe('too late')
      const kind = typeof end === 'object' && end !== null && 'name' in end ? end.name : undefined
      expect(kind === 'AbortError' || kind === 'ProfileKitError' || kind === 'Name of u1').toBe(true)
      client.dispose()
      await stays
    }),
    { numRuns: 200 },
  )
})

function bound(controller: AbortController) {
  return {
    signal: controller.signal,
    abort: () => {
      controller.abort()
    },
  }
}
