import { expect, test, vi } from 'vitest'
import { createMockApi } from '../../src/mock/createMockApi.ts'
import { createAsk } from './ask.ts'

test('records order, user, status, count and the most in flight', async () => {
  const api = createMockApi()
  const ask = createAsk(api.fetch)
  await Promise.all(['b', 'a/%', 'c'].map((id) => ask(`/v1/profiles/user/${encodeURIComponent(id)}`)))
  await ask('/v1/leaderboards/weekly/user/a?limit=3')
  await ask('/9.x/adventurer/svg?seed=x')
  await ask('/v1/profiles/user/b', { method: 'OPTIONS' })
  await ask('/v1/profiles/user/b', { token: null })
  const { requests } = api
  expect(
    requests.entries.map(({ number, method, route, userId, status }) => [
      number,
      method,
      route,
      userId,
      status,
    ]),
  ).toEqual([
    [1, 'GET', 'profile', 'b', 200],
    [2, 'GET', 'profile', 'a/%', 200],
    [3, 'GET', 'profile', 'c', 200],
    [4, 'GET', 'leaderboard', 'a', 200],
    [5, 'GET', 'avatar', undefined, 200],
    [6, 'OPTIONS', 'preflight', undefined, 204],
    [7, 'GET', 'profile', 'b', 401],
  ])
  expect(requests.entries[3]?.path).toBe('/v1/leaderboards/weekly/user/a?limit=3')
  expect([requests.count, requests.peak, requests.inFlight]).toEqual([7, 3, 0])
  expect(requests.countBy({ route: 'profile', userId: 'b' })).toBe(2)
  expect(requests.countBy({ status: 200 })).toBe(5)
})

test('clear counts from zero, with what is in flight still in flight', async () => {
  const api = createMockApi()
  const ask = createAsk(api.fetch)
  await ask('/v1/profiles/user/a')
  const release = api.failNext({ delay: Infinity })
  const controller = new AbortController()
  const pending = ask('/v1/profiles/user/b', { signal: controller.signal })
  api.requests.clear()
  expect([api.requests.count, api.requests.peak, api.requests.inFlight, api.requests.entries]).toEqual([
    0,
    1,
    1,
    [],
  ])
  release()
  controller.abort()
  await expect(pending).rejects.toMatchObject({ name: 'AbortError' })
  expect(api.requests.inFlight).toBe(0)
})

test('tells its listeners, until they have had enough', async () => {
  const api = createMockApi()
  const ask = createAsk(api.fetch)
  const seen: number[] = []
  const stop = api.requests.subscribe(() => seen.push(api.requests.inFlight))
  await ask('/v1/profiles/user/a')
  stop()
  await ask('/v1/profiles/user/a')
  expect(seen).toEqual([1, 0])
})

test('a listener that throws spoils no request, and none is counted twice', async () => {
  const api = createMockApi()
  const reported = vi.spyOn(console, 'error').mockReturnValue(undefined)
  const failure = new Error('a bug of the app')
  let calls = 0
  api.requests.subscribe(() => {
    throw failure
  })
  api.requests.subscribe(() => calls++)
  expect((await createAsk(api.fetch)('/v1/profiles/user/a')).status).toBe(200)
  expect(api.requests.inFlight).toBe(0)
  expect(api.requests.entries[0]).toMatchObject({ status: 200, outcome: 'answered' })
  expect(calls).toBe(2)
  expect(reported.mock.calls).toEqual([[failure], [failure]])
  reported.mockRestore()
})

test('MOC-07 the log keeps the last 10 000 and goes on counting', async () => {
  const api = createMockApi()
  for (let index = 0; index < 10_010; index++) await api.fetch('https://api.example.com/nothing')
  expect(api.requests.entries).toHaveLength(10_000)
  expect(api.requests.entries[0]?.number).toBe(11)
  expect(api.requests.count).toBe(10_010)
})
