import { setImmediate as nextTick, setTimeout as wait } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { createProfileClient } from '../../src/api/createProfileClient.ts'
import type { ProfileClientOptions } from '../../src/api/settings.ts'
import { holdFetch, wireProfile } from '../support/heldFetch.ts'

function setup(options: Partial<ProfileClientOptions> = {}) {
  const held = holdFetch()
  const client = createProfileClient({
    baseUrl: 'https://api.test',
    token: 't',
    fetch: held.fetch,
    ...options,
  })
  return { client, held }
}

function errorOf(call: Promise<unknown>): Promise<unknown> {
  return call.catch((error: unknown) => error)
}

/** Lets everything that needs no answer run. A macrotask, so that the next calls belong to a new tick. */
async function settle() {
  await wait(2)
  await nextTick()
}

/** Answers whatever is sent, one at a time, until nothing more comes. */
async function answerAll({ held }: ReturnType<typeof setup>) {
  for (let next = 0; next < held.requests.length; next++) {
    held.requests[next]?.answer()
    await settle()
  }
}

test('never more than `concurrency` reads in flight', async () => {
  const kit = setup({ concurrency: 2 })
  const profiles = kit.client.getProfiles(['a', 'b', 'c', 'd', 'e'])
  await settle()
  expect(kit.held.userIds).toEqual(['a', 'b'])
  expect(kit.client.inspect()).toMatchObject({ queued: 3, inFlight: 2 })
  kit.held.requests[1]?.answer()
  await settle()
  expect(kit.held.userIds).toEqual(['a', 'b', 'c'])
  await answerAll(kit)
  expect((await profiles).map((result) => result.profile?.user_id)).toEqual(['a', 'b', 'c', 'd', 'e'])
  expect(kit.client.inspect()).toMatchObject({ queued: 0, inFlight: 0 })
})

test('the highest claim starts first, then the newest tick, then the order of asking', async () => {
  const kit = setup({ concurrency: 1 })
  const first = kit.client.getProfiles(['busy', 'old-1', 'old-2', 'claimed-idle', 'claimed-visible'])
  await settle()
  const second = kit.client.getProfiles(['new-1', 'new-2'])
  kit.client.prioritize('claimed-idle', 'idle')
  kit.client.prioritize('claimed-visible', 'visible')
  await settle()
  await answerAll(kit)
  await Promise.all([first, second])
  expect(kit.held.userIds).toEqual([
    'busy',
    'claimed-visible',
    'new-1',
    'new-2',
    'old-1',
    'old-2',
    'claimed-idle',
  ])
})

test('a claim that is given back counts no more', async () => {
  const kit = setup({ concurrency: 1 })
  const profiles = kit.client.getProfiles(['busy', 'a', 'b'])
  kit.client.prioritize('b', 'visible')()
  await settle()
  await answerAll(kit)
  await profiles
  expect(kit.held.userIds).toEqual(['busy', 'a', 'b'])
})

test('an id asked for twice at once is one request', async () => {
  const { client, held } = setup()
  const both = Promise.all([client.getProfile('a'), client.getProfile('a')])
  await held.sent(1)
  held.requests[0]?.answer()
  const [one, other] = await both
  expect(one).toBe(other)
  expect(held.requests).toHaveLength(1)
})

test('an id asked for again after its answer is a new request', async () => {
  const { client, held } = setup()
  const first = client.getProfile('a')
  await held.sent(1)
  held.requests[0]?.answer()
  await first
  const second = client.getProfile('a')
  await held.sent(2)
  held.requests[1]?.answer({ name: 'New' })
  expect((await second).name).toBe('New')
})

test('a queued read whose callers have all left is never sent', async () => {
  const kit = setup({ concurrency: 1 })
  const busy = kit.client.getProfile('busy')
  const controller = new AbortController()
  const left = kit.client.getProfile('left', { signal: controller.signal })
  const left2 = kit.client.getProfile('left', { signal: controller.signal })
  const wanted = kit.client.getProfile('wanted')
  await settle()
  controller.abort()
  await expect(left).rejects.toBe(controller.signal.reason)
  await expect(left2).rejects.toBe(controller.signal.reason)
  await answerAll(kit)
  await Promise.all([busy, wanted])
  expect(kit.held.userIds).toEqual(['busy', 'wanted'])
})

test('a sent read goes on for the callers that stay', async () => {
  const { client, held } = setup()
  const controller = new AbortController()
  const leaving = client.getProfile('a', { signal: controller.signal })
  const staying = client.getProfile('a')
  await held.sent(1)
  controller.abort()
  await expect(leaving).rejects.toBe(controller.signal.reason)
  await wait(80)
  expect(held.requests[0]?.signal.aborted).toBe(false)
  held.requests[0]?.answer()
  expect((await staying).user_id).toBe('a')
})

test('a sent read is aborted shortly after its last caller has left', async () => {
  const { client, held } = setup()
  const controller = new AbortController()
  const read = client.getProfile('a', { signal: controller.signal })
  await held.sent(1)
  controller.abort()
  await expect(read).rejects.toBe(controller.signal.reason)
  expect(held.requests[0]?.signal.aborted).toBe(false)
  await wait(80)
  expect(held.requests[0]?.signal.aborted).toBe(true)
})

test('a caller that comes back at once finds the request still under way', async () => {
  const { client, held } = setup()
  const controller = new AbortController()
  const mounted = client.getProfile('a', { signal: controller.signal })
  await held.sent(1)
  controller.abort()
  const remounted = client.getProfile('a')
  await expect(mounted).rejects.toBe(controller.signal.reason)
  await wait(80)
  held.requests[0]?.answer()
  expect((await remounted).user_id).toBe('a')
  expect(held.requests).toHaveLength(1)
})

test('a write does not wait for reads', async () => {
  const { client, held } = setup({ concurrency: 1 })
  const read = client.getProfiles(['a', 'b'])
  await held.sent(1)
  const write = client.updateProfile('w', { name: 'W' })
  await held.sent(2)
  expect(held.requests[1]).toMatchObject({ method: 'PUT', userId: 'w', body: { name: 'W' } })
  held.requests[1]?.answer()
  await write
  held.requests[0]?.answer()
  await held.sent(3)
  held.requests[2]?.answer()
  await read
})

test('writes for one user follow each other, those for another do not wait', async () => {
  const { client, held } = setup()
  const writes = [
    client.updateProfile('a', { name: '1' }),
    client.updateProfile('a', { name: '2' }),
    client.updateProfile('b', { name: '3' }),
  ]
  await held.sent(2)
  await settle()
  expect(held.requests.map(({ body }) => body)).toEqual([{ name: '1' }, { name: '3' }])
  held.requests[0]?.refuse(422)
  await held.sent(3)
  expect(held.requests[2]?.body).toEqual({ name: '2' })
  held.requests[1]?.answer()
  held.requests[2]?.answer()
  const [first, second, third] = await Promise.allSettled(writes)
  expect([first?.status, second?.status, third?.status]).toEqual(['rejected', 'fulfilled', 'fulfilled'])
})

test('no read asked for during or after a write joins one begun before the write ended', async () => {
  const { client, held } = setup()
  const before = client.getProfile('a')
  await held.sent(1)
  const write = client.updateProfile('a', { name: 'New' })
  await held.sent(2)
  const during = client.getProfile('a')
  await settle()
  expect(held.requests).toHaveLength(2)
  held.requests[1]?.answer({ name: 'New' })
  await write
  const after = client.getProfile('a')
  await held.sent(3)
  held.requests[0]?.answer({ name: 'Old' })
  held.requests[2]?.answer({ name: 'New' })
  expect((await before).name).toBe('Old')
  expect((await during).name).toBe('New')
  expect((await after).name).toBe('New')
  expect(held.requests).toHaveLength(3)
})

test('reads of other users start while a write is under way', async () => {
  const { client, held } = setup({ concurrency: 1 })
  const write = client.updateProfile('a', { name: 'New' })
  await held.sent(1)
  const reads = client.getProfiles(['a', 'b'])
  await held.sent(2)
  expect(held.requests[1]?.userId).toBe('b')
  held.requests[1]?.answer()
  held.requests[0]?.answer()
  await write
  await held.sent(3)
  held.requests[2]?.answer()
  expect((await reads).every((result) => result.profile)).toBe(true)
})

test('one refusal pauses the whole client, writes too', async () => {
  const { client, held } = setup({ concurrency: 1 })
  const reads = client.getProfiles(['a', 'b'])
  await held.sent(1)
  held.requests[0]?.refuse(429, { 'retry-after': '1' })
  await settle()
  const write = client.updateProfile('c', { name: 'C' })
  await wait(500)
  expect(held.requests).toHaveLength(1)
  const { pausedUntil = 0 } = client.inspect()
  expect(pausedUntil - Date.now()).toBeGreaterThan(400)
  expect(pausedUntil - Date.now()).toBeLessThan(2600)
  await held.sent(3)
  for (let next = 1; next < 4; next++) {
    await held.sent(next + 1)
    held.requests[next]?.answer()
  }
  await Promise.all([reads, write])
}, 10_000)

test('a wait that does not fit the total time rejects at once with the refusal', async () => {
  const { client, held } = setup({ totalTimeout: 1000 })
  const read = client.getProfile('a')
  await held.sent(1)
  held.requests[0]?.refuse(429, { 'retry-after': '20' })
  await expect(read).rejects.toMatchObject({ code: 'rate-limited', retryAfter: 20_000, status: 429 })
  client.dispose()
})

test('fetchMany: the ids of one tick are one call, at most a hundred each, and one slot', async () => {
  const calls: string[][] = []
  const client = createProfileClient({
    baseUrl: '/api',
    tenantId: 'acme',
    fetchMany: async (userIds) => {
      calls.push(userIds)
      return userIds.map((userId) => wireProfile(userId)).reverse()
    },
  })
  const ids = Array.from({ length: 150 }, (_, index) => `user_${index}`)
  const [results, single] = await Promise.all([client.getProfiles(ids), client.getProfile('user_7')])
  expect(calls.map((call) => call.length)).toEqual([100, 50])
  expect(results.map((result) => result.profile?.user_id)).toEqual(ids)
  expect(single.user_id).toBe('user_7')
})

test('fetchMany: one absent id fails alone and is not asked for again', async () => {
  let calls = 0
  const client = createProfileClient({
    baseUrl: '/api',
    fetchMany: async (userIds) => {
      calls++
      return userIds.filter((userId) => userId !== 'gone').map((userId) => wireProfile(userId))
    },
  })
  const [here, gone] = await client.getProfiles(['here', 'gone'])
  expect(here?.profile?.user_id).toBe('here')
  expect(gone?.error).toMatchObject({ code: 'invalid-response', retryable: false })
  expect(calls).toBe(1)
})

test('fetchMany: a failed call is tried again as one call', async () => {
  const calls: string[][] = []
  const client = createProfileClient({
    baseUrl: '/api',
    retry: { baseDelay: 5 },
    fetchMany: async (userIds) => {
      calls.push(userIds)
      if (calls.length === 1) throw new TypeError('no network')
      return userIds.map((userId) => wireProfile(userId))
    },
  })
  const results = await client.getProfiles(['a', 'b', 'c'])
  expect(results.every((result) => result.profile)).toBe(true)
  expect(calls).toEqual([
    ['a', 'b', 'c'],
    ['a', 'b', 'c'],
  ])
})

test('dispose rejects who waits, aborts what is sent and refuses what comes later', async () => {
  const { client, held } = setup({ concurrency: 1 })
  const calls = [
    client.getProfile('a'),
    client.getProfiles(['b', 'c']),
    client.updateProfile('d', { name: 'D' }),
  ]
  await held.sent(2)
  client.dispose()
  client.dispose()
  for (const outcome of await Promise.allSettled(calls)) {
    expect(outcome).toMatchObject({ status: 'rejected', reason: { name: 'AbortError' } })
  }
  expect(held.requests.every((request) => request.signal.aborted)).toBe(true)
  await expect(client.getProfile('e')).rejects.toMatchObject({ name: 'AbortError' })
  await expect(client.getProfileOrFallback('e')).rejects.toMatchObject({ name: 'AbortError' })
  expect(client.signal.aborted).toBe(true)
  expect(held.requests).toHaveLength(2)
})

test('a control-flow error passes through and never becomes a fallback', async () => {
  const redirect = Object.assign(new Error('NEXT_REDIRECT'), { digest: 'NEXT_REDIRECT;replace;/login;307;' })
  const byFetch = createProfileClient({ baseUrl: 'https://api.test', fetch: () => Promise.reject(redirect) })
  await expect(byFetch.getProfileOrFallback('a')).rejects.toBe(redirect)
  await expect(byFetch.getProfiles(['a', 'b'])).rejects.toBe(redirect)
  const byToken = createProfileClient({
    baseUrl: 'https://api.test',
    token: () => {
      throw redirect
    },
  })
  await expect(byToken.getProfileOrFallback('a')).rejects.toBe(redirect)
})

test('many calls on one signal are one listener', async () => {
  const kit = setup()
  const controller = new AbortController()
  const warnings: Error[] = []
  const onWarning = (warning: Error) => warnings.push(warning)
  process.on('warning', onWarning)
  const reads = Array.from({ length: 30 }, (_, index) =>
    kit.client.getProfile(`u${index}`, { signal: controller.signal }),
  )
  await settle()
  process.off('warning', onWarning)
  expect(warnings).toEqual([])
  controller.abort()
  for (const outcome of await Promise.allSettled(reads)) expect(outcome.status).toBe('rejected')
})

test('NET-05 the longest pause that can be asked for is a pause', async () => {
  const { client, held } = setup({ retry: { maxDelay: 2 ** 31 - 1 }, totalTimeout: 2 ** 31 - 1 })
  const refusal = errorOf(client.getProfile('a'))
  await held.sent(1)
  held.requests[0]?.refuse(429, { 'retry-after': '99999999999' })
  await settle()
  expect(client.inspect().pausedUntil).toBeGreaterThan(Date.now() + 2 ** 30)
  expect(held.requests).toHaveLength(1)
  expect(await refusal).toMatchObject({ code: 'rate-limited' })
  client.dispose()
})

test('a write whose second attempt gets no answer in time may have happened, whatever the first one got', async () => {
  const { client, held } = setup({ totalTimeout: 2600, timeout: 10_000 })
  const failure = errorOf(client.updateProfile('a', { name: 'A' }))
  await held.sent(1)
  held.requests[0]?.refuse(503, { 'retry-after': '0' })
  await held.sent(2)
  expect(await failure).toMatchObject({
    code: 'timeout',
    outcome: 'unknown',
    cause: { code: 'rate-limited', status: 503 },
  })
}, 10_000)

test('a rank of another user than asked is an error', async () => {
  const { client, held } = setup()
  const failure = errorOf(client.getRank('weekly', 'a'))
  await held.sent(1)
  held.requests[0]?.answer({ user_id: 'b', rank: 1 })
  expect(await failure).toMatchObject({ code: 'wrong-identity' })
})

test('a board of a wrong shape is tried once more', async () => {
  const { client, held } = setup({ retry: { baseDelay: 1 } })
  const page = client.getLeaderboard('weekly')
  await held.sent(1)
  held.requests[0]?.answer({ entries: 'none' })
  await held.sent(2)
  held.requests[1]?.answer({ entries: [{ user_id: 'a', rank: 1, score: 9 }] })
  expect((await page).entries).toHaveLength(1)
})

test('a tenant in the path may come with the token', async () => {
  const claims = btoa(JSON.stringify({ tenant_id: 'acme eu', sub: 'me' }))
  const { client, held } = setup({
    token: async () => `e30.${claims.replaceAll('=', '')}.sig`,
    paths: { leaderboard: '/v1/leaderboards/{tenant_id}/{leaderboard_id}' },
  })
  const page = client.getLeaderboard('weekly', { limit: 5 })
  await held.sent(1)
  expect(held.requests[0]?.url.href).toBe('https://api.test/v1/leaderboards/acme%20eu/weekly?limit=5')
  held.requests[0]?.answer({ entries: [] })
  await page
})
