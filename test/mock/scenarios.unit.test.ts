import { expect, test, vi } from 'vitest'
import { createMockApi } from '../../src/mock/createMockApi.ts'
import { createMockToken } from '../../src/mock/createMockToken.ts'
import type { MockScenario } from '../../src/mock/scenarios.ts'
import { createAsk } from './ask.ts'

const path = (id: number | string) => `/v1/profiles/user/${id}`

function setup(scenario: MockScenario, seed = 1) {
  const api = createMockApi({ scenario, seed })
  return { api, ask: createAsk(api.fetch) }
}

/** What came back, in a form that can be compared. */
async function outcome(answer: Promise<Response>): Promise<string> {
  try {
    const response = await answer
    return `${response.status} ${await response.text()}`
  } catch (error) {
    return error instanceof Error ? error.message : 'thrown'
  }
}

test('slow: one to two seconds, and different from one request to the next', async () => {
  vi.useFakeTimers()
  try {
    const { ask, api } = setup('slow')
    const finished = new Map<number, number>()
    const start = Date.now()
    const all = [1, 2, 3].map((id) => ask(path(id)).then(() => finished.set(id, Date.now() - start)))
    await vi.advanceTimersByTimeAsync(999)
    expect(finished.size).toBe(0)
    expect(api.requests.inFlight).toBe(3)
    await vi.advanceTimersByTimeAsync(1001)
    await Promise.all(all)
    expect(new Set(finished.values()).size).toBe(3)
  } finally {
    vi.useRealTimers()
  }
})

test('flaky: some answers fail, never three in a row, and in the same way for the same seed in any order', async () => {
  async function run(seed: number, ids: readonly number[]) {
    const { ask } = setup('flaky', seed)
    const outcomes = new Map<number, string[]>()
    for (const id of ids) {
      const tries = []
      for (let attempt = 0; attempt < 6; attempt++) tries.push(await outcome(ask(path(id))))
      outcomes.set(id, tries)
    }
    return outcomes
  }
  const ids = Array.from({ length: 50 }, (_, index) => index)
  const outcomes = await run(1, ids)
  expect(await run(1, ids.toReversed())).toEqual(outcomes)
  expect(await run(2, ids)).not.toEqual(outcomes)
  const marks = [...outcomes.values()].map((tries) =>
    tries.map((text) => (text.startsWith('200') ? '.' : 'x')).join(''),
  )
  expect(marks.filter((mark) => mark.includes('xxx'))).toEqual([])
  const share = (marks.join('').split('x').length - 1) / 300
  expect(share).toBeGreaterThan(0.2)
  expect(share).toBeLessThan(0.4)
  const kinds = new Set([...outcomes.values()].flat().map((text) => text.slice(0, 3)))
  expect([...kinds].toSorted()).toEqual(['200', '500', '502', '503', 'Fai'])
})

test('rate-limited: twenty a second for each token, then 429 with Retry-After, and good again after that second', async () => {
  vi.useFakeTimers()
  try {
    const { ask } = setup('rate-limited')
    const burst = async () => {
      const answers = await Promise.all(Array.from({ length: 30 }, (_, index) => ask(path(index))))
      return answers.map(({ status, headers }) => `${status} ${headers.get('retry-after')}`)
    }
    const first = await burst()
    expect(first.filter((answer) => answer === '200 null')).toHaveLength(20)
    expect(first.filter((answer) => answer === '429 1')).toHaveLength(10)
    const other = createMockToken({ tenantId: 'acme', userId: 'other' })
    expect((await ask(path(1), { token: other })).status).toBe(200)
    vi.advanceTimersByTime(1000)
    expect((await burst()).filter((answer) => answer === '200 null')).toHaveLength(20)
  } finally {
    vi.useRealTimers()
  }
})

const token = (tokenId: string, userId = 'ada') => createMockToken({ tenantId: 'acme', userId, tokenId })

test('token-expired from the start: the first token of a user is refused until another comes', async () => {
  const { ask } = setup('token-expired')
  expect((await ask(path(1), { token: token('1') })).status).toBe(401)
  expect(await (await ask(path(1), { token: token('1') })).json()).toMatchObject({ code: 'AUTH_003' })
  expect((await ask(path(1), { token: token('2') })).status).toBe(200)
  expect((await ask(path(1), { token: token('1') })).status).toBe(401)
  expect((await ask(path(1), { token: token('2') })).status).toBe(200)
  expect((await ask(path(1), { token: token('1', 'bob') })).status).toBe(401)
})

test('token-expired in the middle: tokens seen before are refused, and good again when it is over', async () => {
  const { api, ask } = setup('healthy')
  const status = async (id: string) => (await ask(path(1), { token: token(id) })).status
  expect(await status('1')).toBe(200)
  api.setScenario('token-expired')
  expect(await status('1')).toBe(401)
  expect(await status('2')).toBe(200)
  api.setScenario('token-expired')
  expect(await status('2')).toBe(401)
  api.setScenario('healthy')
  expect(await status('1')).toBe(200)
})

test('down: 503 in JSON for all but pictures and preflights, and back without a loss', async () => {
  const { api, ask } = setup('healthy')
  const before = await (await ask(path(1))).json()
  api.setScenario('down')
  for (const target of [path(1), '/v1/leaderboards/weekly', '/v1/anything']) {
    const answer = await ask(target)
    expect([target, answer.status, answer.headers.get('retry-after')]).toEqual([target, 503, null])
    expect(await answer.json()).toMatchObject({ code: 'UNAVAILABLE' })
  }
  expect((await ask(path(1), { method: 'OPTIONS' })).status).toBe(204)
  expect((await ask('/9.x/adventurer/svg?seed=a')).status).toBe(200)
  api.setScenario('healthy')
  expect(await (await ask(path(1))).json()).toEqual(before)
})

test("broken-images: each person's picture is an address of this origin that answers 404", async () => {
  const { api, ask } = setup('broken-images')
  const [one, two] = await Promise.all([1, 2].map(async (id) => (await ask(path(id))).json()))
  expect(one.avatar_url).not.toBe(two.avatar_url)
  expect(one.avatar_url).toMatch(/^https:\/\/api\.example\.com\//)
  expect((await api.fetch(one.avatar_url)).status).toBe(404)
  api.setScenario('healthy')
  expect((await (await ask(path(1))).json()).avatar_url).toContain('dicebear')
})

test('malformed: every wrong shape comes up, and the work is done all the same', async () => {
  const { api, ask } = setup('malformed')
  const shapes = new Set<string>()
  for (let attempt = 0; attempt < 6; attempt++) shapes.add(await outcome(ask(path(1))))
  expect(shapes.size).toBe(6)
  expect([...shapes].every((shape) => shape.startsWith('200'))).toBe(true)
  await ask(path(1), { method: 'PUT', body: '{"name":"Kept"}' })
  api.setScenario('healthy')
  expect(await (await ask(path(1))).json()).toMatchObject({ name: 'Kept' })
})

test('failNext: so many requests that match, whatever the scenario', async () => {
  const { api, ask } = setup('healthy')
  api.failNext({ status: 500, userId: 'ada', method: 'GET', times: 2 })
  expect((await ask(path('bob'))).status).toBe(200)
  expect((await ask(path('ada'), { method: 'PUT', body: '{}' })).status).toBe(200)
  expect((await ask(path('ada'))).status).toBe(500)
  expect((await ask(path('ada'))).status).toBe(500)
  expect((await ask(path('ada'))).status).toBe(200)
})

test('failNext: pictures and unknown paths go wrong where a rule names them, and only then', async () => {
  const { api, ask } = setup('healthy')
  const face = '/9.x/adventurer/svg?seed=a'
  api.failNext({ status: 500, times: 2 })
  expect((await ask(face)).status).toBe(200)
  expect((await ask(path(1), { method: 'OPTIONS' })).status).toBe(204)
  expect((await ask('/v1/anything')).status).toBe(500)
  expect((await ask(path(1))).status).toBe(500)
  api.failNext({ status: 503, route: 'avatar' })
  api.failNext({ status: 502, route: 'other' })
  expect((await ask(path(1))).status).toBe(200)
  expect((await ask(face)).status).toBe(503)
  expect((await ask('/v1/anything')).status).toBe(502)
  api.failNext({ body: 'no picture', route: 'avatar' })
  expect(await (await ask(face)).text()).toBe('no picture')
  expect((await ask(face)).headers.get('content-type')).toMatch('image/svg+xml')
})

test('failNext: the connection, the headers, the body, the delay; and it can be taken back', async () => {
  const { api, ask } = setup('healthy')
  api.failNext({ network: true })
  await expect(ask(path(1))).rejects.toThrow(TypeError)
  api.failNext({ status: 503, headers: { 'Retry-After': '7' } })
  expect((await ask(path(1))).headers.get('retry-after')).toBe('7')
  api.failNext({ body: { surprise: true } })
  expect(await (await ask(path(1))).json()).toEqual({ surprise: true })
  const release = api.failNext({ delay: Infinity, times: Infinity })
  const controller = new AbortController()
  const never = ask(path(1), { signal: controller.signal })
  controller.abort()
  await expect(never).rejects.toMatchObject({ name: 'AbortError' })
  release()
  expect((await ask(path(1))).status).toBe(200)
})
