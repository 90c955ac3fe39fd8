import fc from 'fast-check'
import { afterEach, vi } from 'vitest'
import { parseRetryAfter } from '../../../src/api/parseRetryAfter.ts'
import {
  executedThen,
  profile,
  resetBeforeHeaders,
  retryAfter,
  status,
} from '../../support/fault-server/behaviours.ts'
import { answerProfile, memoryFetch, slowly } from '../../support/fault-server/memoryFetch.ts'
import { retryAfter as anyRetryAfter, toAsctime, toRfc850 } from '../../support/generators.ts'
import { expect, PATIENT, test } from './faultTest.ts'

afterEach(() => {
  vi.restoreAllMocks()
})

/** No waiting beyond what the service asks for. */
function withoutJitter() {
  vi.spyOn(Math, 'random').mockReturnValue(0)
}

const STATUSES = [400, 401, 403, 404, 405, 408, 409, 412, 413, 415, 422, 425, 429, 500, 502, 503, 504]
const READ_AGAIN = [408, 409, 425, 429, 500, 502, 503, 504]
const WRITE_AGAIN = [429, 503]

for (const code of STATUSES) {
  test(`NET-04 only what is safe is tried again: ${code}`, async ({ server, connect, settle }) => {
    withoutJitter()
    server.use(({ attempt }) => (attempt === 1 ? status(code, {}, { 'retry-after': '0' }) : undefined))
    // Patient: an answer that is late, on a busy machine, would be asked for again.
    const client = connect({ ...PATIENT, retry: { limit: 3, baseDelay: 1 } })
    const read = await settle(client.getProfile('r'))
    const rename = await settle(client.updateProfile('w', { name: 'n' }))
    const regenerate = await settle(client.updateProfile('g', { regenerate_avatar: true }))

    expect(server.journal.of('r').GET).toBe(READ_AGAIN.includes(code) ? 2 : 1)
    expect(read.error === undefined).toBe(READ_AGAIN.includes(code))
    expect(server.journal.of('w').PUT).toBe(WRITE_AGAIN.includes(code) ? 2 : 1)
    expect(rename.error === undefined).toBe(WRITE_AGAIN.includes(code))
    expect(server.journal.of('g').PUT).toBe(1)
    expect(regenerate.error).toBeDefined()
  })
}

for (const change of [{ name: 'new' }, { regenerate_avatar: true }]) {
  test(`NET-04 a write whose answer is lost is sent once and says so: ${Object.keys(change).join()}`, async ({
    server,
    connect,
    settle,
  }) => {
    server.use(({ method }) => (method === 'PUT' ? executedThen(resetBeforeHeaders()) : undefined))
    const client = connect({ retry: { limit: 3, baseDelay: 1 } })
    const { error } = await settle(client.updateProfile('u1', change))
    expect(error).toMatchObject({ code: 'network', outcome: 'unknown' })
    expect(server.journal.of('u1').PUT).toBe(1)
    expect(server.store.regenerated).toBe(change.regenerate_avatar ? 1 : 0)
    // A read afterwards tells what became of it.
    const { value } = await settle(client.getProfile('u1'))
    if (change.name) expect(value?.name).toBe('new')
    else expect(value?.avatar_url).toContain('regenerated-1')
  })
}

test('NET-04 a write that certainly did not happen says so', async ({ server, connect, settle }) => {
  for (const code of [400, 401, 403, 409, 422, 429]) {
    server.use(() => status(code, {}, { 'retry-after': '3600' }))
    const { error } = await settle(connect().updateProfile('u1', { name: 'n' }))
    expect(error).toMatchObject({ status: code, outcome: 'none' })
  }
})

test('NET-04 reads are tried again after a lost connection', async ({ server, connect, settle }) => {
  server.use(({ attempt }) => (attempt <= 2 ? resetBeforeHeaders() : undefined))
  const { value } = await settle(connect({ retry: { limit: 3, baseDelay: 1 } }).getProfile('u1'))
  expect(value?.user_id).toBe('u1')
  expect(server.journal.of('u1').GET).toBe(3)
})

test('NET-05 any Retry-After is a finite wait or none', () => {
  fc.assert(
    fc.property(anyRetryAfter, fc.integer({ min: 0, max: 4e12 }), (value, now) => {
      const delay = parseRetryAfter(value, now)
      if (delay === undefined) return
      expect(delay).toBeGreaterThanOrEqual(0)
      expect(Number.isFinite(delay)).toBe(true)
    }),
    { numRuns: 2000 },
  )
})

test('NET-05 whole seconds and the three dates of HTTP are read as what they are', () => {
  const now = Date.UTC(2026, 0, 1)
  const seconds = fc.integer({ min: -3600, max: 20 * 365 * 86_400 })
  fc.assert(
    fc.property(seconds, fc.constantFrom('toUTCString', 'rfc850', 'asctime', 'seconds'), (ahead, form) => {
      const date = new Date(now + ahead * 1000)
      const texts = {
        toUTCString: date.toUTCString(),
        rfc850: toRfc850(date),
        asctime: toAsctime(date),
        seconds: String(Math.max(0, ahead)),
      }
      expect(parseRetryAfter(texts[form], now)).toBe(Math.max(0, ahead * 1000))
    }),
    { numRuns: 2000 },
  )
})

test('NET-05 what is no wait at all is taken for none', () => {
  for (const value of [
    null,
    '',
    '-1',
    '1.5',
    '1e9',
    '0x10',
    '5, 10',
    'soon',
    'Infinity',
    '2025-01-01T00:00:00Z',
  ]) {
    expect(parseRetryAfter(value, 0), String(value)).toBeUndefined()
  }
})

test('NET-05 no header makes the client loop, wait beyond the cap, or overflow a timer', async ({
  connect,
  clock,
}) => {
  const setTimer = vi.spyOn(globalThis, 'setTimeout')
  const MAX = 20_000
  await fc.assert(
    fc.asyncProperty(anyRetryAfter, fc.constantFrom(429, 503), async (value, code) => {
      setTimer.mockClear()
      const times: number[] = []
      const fetch = memoryFetch(() => {
        times.push(Date.now())
        return new Response('', { status: code, headers: toHeaders(value) })
      })
      const client = connect({
        fetch,
        retry: { limit: 3, baseDelay: 100, maxDelay: MAX },
        timeout: 1000,
        totalTimeout: 200_000,
      })
      const read = client.getProfile('u1')
      await clock.runUntil(read)
      await expect(read).rejects.toMatchObject({ name: 'ProfileKitError' })
      client.dispose()
      expect(times.length).toBeLessThanOrEqual(4)
      for (const [index, time] of times.entries()) {
        const wait = time - (times[index - 1] ?? time)
        expect(wait).toBeLessThanOrEqual(MAX + 2000)
      }
      for (const [, delay] of setTimer.mock.calls) {
        expect(delay).toBeLessThanOrEqual(2 ** 31 - 1)
        expect(delay).toBeGreaterThanOrEqual(0)
      }
    }),
    { numRuns: 300 },
  )
})

test('NET-05 the longest waits that can be configured do not overflow a timer', async ({
  connect,
  clock,
}) => {
  const LONGEST = 2 ** 31 - 1
  let asked = 0
  const fetch = memoryFetch((request) => {
    if (++asked > 1) return answerProfile(request)
    return new Response('', { status: 429, headers: { 'retry-after': '99999999999' } })
  })
  const client = connect({ fetch, retry: { limit: 3, maxDelay: LONGEST }, totalTimeout: LONGEST })
  const ended = client.getProfile('u1').catch(() => {})
  await new Promise(setImmediate)
  await vi.advanceTimersByTimeAsync(60_000)
  expect(asked).toBe(1)
  client.dispose()
  await clock.runUntil(ended)
})

test('NET-06 after one 429 the whole client pauses, and 200 clients do not come back as one herd', async ({
  connect,
  clock,
}) => {
  const ids = Array.from({ length: 30 }, (_, row) => `u${row}`)
  const times: number[] = []
  // One after the other, each from its own time 0: they know nothing of each other anyway.
  for (let index = 0; index < 200; index++) {
    const start = Date.now()
    let refused = false
    const fetch = memoryFetch((request) => {
      times.push(Date.now() - start)
      return slowly(40, () => {
        if (refused) return answerProfile(request)
        refused = true
        return new Response('', { status: 429, headers: { 'retry-after': '2' } })
      })(request)
    })
    const client = connect({
      fetch,
      timeout: 10_000,
      totalTimeout: 20_000,
      retry: { limit: 3, maxDelay: 30_000 },
    })
    const board = client.getProfiles(ids)
    await clock.runUntil(board)
    expect((await board).filter(({ error }) => error)).toEqual([])
    client.dispose()
  }

  const after = times.filter((time) => time > 100)
  expect(times.filter((time) => time > 40 && time < 2040)).toEqual([])
  const buckets = new Map<number, number>()
  for (const time of after)
    buckets.set(Math.floor(time / 100), (buckets.get(Math.floor(time / 100)) ?? 0) + 1)
  expect(Math.max(...buckets.values()) / after.length).toBeLessThan(0.1)
})

test('NET-06 the pause holds writes back too, and each user of the page resumes', async ({
  server,
  connect,
  settle,
}) => {
  withoutJitter()
  server.use(({ index }) => (index === 1 ? retryAfter('1') : undefined))
  const client = connect({ retry: { limit: 3, baseDelay: 1, maxDelay: 5000 }, totalTimeout: 5000 })
  const first = settle(client.getProfile('u1'), 3000)
  await vi.waitUntil(() => client.inspect().pausedUntil !== undefined, { interval: 2 })
  const begun = performance.now()
  const others = [client.getProfile('u2'), client.updateProfile('u3', { name: 'n' }), client.getProfile('u4')]
  for (const { error } of await Promise.all([first, ...others.map(async (call) => settle(call, 3000))])) {
    expect(error).toBeUndefined()
  }
  const early = server.journal.entries.slice(1).filter(({ at }) => at - begun < 900)
  expect(early).toEqual([])
  expect(client.inspect().pausedUntil).toBeUndefined()
})

test('NET-06 nothing is sent in a pause, not even with the token that was waited for when it began', async ({
  connect,
  settle,
}) => {
  withoutJitter()
  const sentInPause: string[] = []
  const refused = deferred()
  const client = connect({
    ...PATIENT,
    retry: { limit: 1, baseDelay: 1, maxDelay: 5000 },
    async token({ reason }) {
      if (reason === 'first') return 'old'
      await vi.waitUntil(() => client.inspect().pausedUntil !== undefined, { interval: 2 })
      return 'new'
    },
    fetch: memoryFetch(async (request) => {
      const { userId = '', token } = request
      if (client.inspect().pausedUntil !== undefined) sentInPause.push(`${userId} with ${token}`)
      if (userId === 'limited' && token === 'old') {
        await refused.promise
        return new Response('', { status: 429, headers: { 'retry-after': '1' } })
      }
      if (token === 'new') return answerProfile(request)
      refused.resolve()
      return new Response('', { status: 401 })
    }),
  })
  const calls = [
    client.getProfile('limited'),
    client.getProfile('read'),
    client.updateProfile('written', { name: 'n' }),
  ]
  for (const { error } of await Promise.all(calls.map(async (call) => settle(call, 5000)))) {
    expect(error).toBeUndefined()
  }
  expect(sentInPause).toEqual([])
})

test('NET-07 under a long outage retries stay below a fifth of the requests', async ({ connect, clock }) => {
  let requests = 0
  const fetch = memoryFetch(() => {
    requests++
    return new Response('', { status: 503 })
  })
  const client = connect({ fetch, retry: { limit: 3, baseDelay: 100 }, totalTimeout: 20_000 })
  let calls = 0
  let atTenth: { requests: number; calls: number } | undefined
  for (let second = 0; second < 60; second++) {
    const rows = Array.from({ length: 30 }, (_, row) => `u${row}`)
    calls += rows.length
    const wave = client.getProfiles(rows)
    await clock.runUntil(wave)
    if (requests >= 10) atTenth ??= { requests, calls }
    await vi.advanceTimersByTimeAsync(1000)
  }
  const since = atTenth ?? { requests: 0, calls: 0 }
  const retries = requests - since.requests - (calls - since.calls)
  expect(calls - since.calls).toBeGreaterThan(1000)
  expect(retries).toBeLessThanOrEqual(0.2 * (calls - since.calls))
})

test('NET-07 scattered failures are tried again in full', async ({ server, connect, settle }) => {
  server.use(({ index, attempt }) => (index % 5 === 0 && attempt === 1 ? status(500) : profile()))
  const client = connect({ retry: { limit: 3, baseDelay: 1 }, timeout: 10_000, totalTimeout: 20_000 })
  const ids = Array.from({ length: 100 }, (_, row) => `u${row}`)
  const { value } = await settle(client.getProfiles(ids), 20_000)
  expect(value?.filter(({ error }) => error)).toEqual([])
})

test('NET-07 one failed call for many ids is one failure, not an outage', async ({ connect, settle }) => {
  let calls = 0
  const fetchMany = async (ids: string[]) => {
    if (++calls === 1) throw new TypeError('Failed to fetch')
    return ids.map((userId) => answerProfile({ userId }).json())
  }
  const client = connect({
    fetchMany: async (ids) => Promise.all(await fetchMany(ids)),
    retry: { limit: 3, baseDelay: 1 },
  })
  const ids = Array.from({ length: 30 }, (_, row) => `u${row}`)
  const { value } = await settle(client.getProfiles(ids))
  expect(value?.filter(({ error }) => error).length).toBe(0)
  expect(calls).toBe(2)
})

function toHeaders(value: string): Headers {
  try {
    return new Headers({ 'retry-after': value })
  } catch {
    return new Headers()
  }
}

function deferred() {
  let resolve = () => {}
  const promise = new Promise<void>((done) => {
    resolve = done
  })
  return { promise, resolve }
}
