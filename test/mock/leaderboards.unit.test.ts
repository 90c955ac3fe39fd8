import { expect, test } from 'vitest'
import { createMockApi } from '../../src/mock/createMockApi.ts'
import { createStandings } from '../../src/mock/createStandings.ts'
import { createAsk } from './ask.ts'

const entries = createStandings({ size: 30, seed: 3 })
const setup = () => createAsk(createMockApi({ leaderboards: { weekly: entries } }).fetch)

async function read(ask: ReturnType<typeof createAsk>, path: string) {
  const answer = await ask(`/v1/leaderboards/${path}`)
  return { status: answer.status, body: await answer.json() }
}

test('pages: limit and offset, and how many there are', async () => {
  const ask = setup()
  expect((await read(ask, 'weekly')).body).toEqual({ entries, total: 30, window_key: '2026-01-01T00' })
  expect((await read(ask, 'weekly?limit=5&offset=28')).body.entries).toEqual(entries.slice(28))
  expect((await read(ask, 'weekly?offset=1000')).body.entries).toEqual([])
})

test.each(['limit=0', 'limit=-1', 'limit=ten', 'offset=1.5', 'offset=', 'limit=1e3'])(
  '%s is 422',
  async (query) => {
    expect(await read(setup(), `weekly?${query}`)).toMatchObject({
      status: 422,
      body: { code: 'VALIDATION' },
    })
  },
)

test('a limit beyond 1000 is cut', async () => {
  const ask = createAsk(createMockApi({ leaderboards: { big: createStandings({ size: 1500 }) } }).fetch)
  const { body } = await read(ask, 'big?limit=1500')
  expect([body.entries.length, body.total]).toEqual([1000, 1500])
})

test('around a user, at both ends too', async () => {
  const ask = setup()
  const ids = async (userId: string, limit: number) => {
    const { body } = await read(ask, `weekly/user/${userId}?limit=${limit}`)
    return body.entries.map(({ user_id }: { user_id: string }) => user_id)
  }
  expect(await ids('user_10', 3)).toEqual(['user_9', 'user_10', 'user_11'])
  expect(await ids('user_1', 3)).toEqual(['user_1', 'user_2', 'user_3'])
  expect(await ids('user_30', 3)).toEqual(['user_28', 'user_29', 'user_30'])
  expect(await ids('user_1', 100)).toHaveLength(30)
})

test('rank and score; null for who is not on the board, and nobody around them', async () => {
  const ask = setup()
  const tenth = entries[9]
  expect((await read(ask, 'weekly/rank/user_10')).body).toMatchObject({
    user_id: 'user_10',
    rank: tenth?.rank,
  })
  expect((await read(ask, 'weekly/score/user_10')).body).toMatchObject({
    user_id: 'user_10',
    score: tenth?.score,
  })
  for (const id of ['nobody', '__proto__']) {
    expect(await read(ask, `weekly/rank/${id}`)).toMatchObject({
      status: 200,
      body: { user_id: id, rank: null },
    })
    expect(await read(ask, `weekly/score/${id}`)).toMatchObject({
      status: 200,
      body: { user_id: id, score: null },
    })
    expect(await read(ask, `weekly/user/${id}`)).toMatchObject({
      status: 200,
      body: { entries: [], total: 30 },
    })
  }
})

test('windows: by key, the active one, and the last finished one while that is empty', async () => {
  const [first, second] = entries
  const leaderboards = {
    hourly: { T10: entries, T11: first ? [first] : [], T12: [] },
    half: { T1: second ? [second] : [] },
  }
  const ask = createAsk(createMockApi({ leaderboards }).fetch)
  expect((await read(ask, 'hourly')).body).toMatchObject({ window_key: 'T11', total: 1 })
  expect((await read(ask, 'hourly?window_key=current')).body).toMatchObject({ window_key: 'T12', total: 0 })
  expect((await read(ask, 'hourly?window_key=T10')).body).toMatchObject({ window_key: 'T10', total: 30 })
  expect(await read(ask, 'hourly?window_key=T09')).toMatchObject({ status: 404 })
  expect((await read(ask, 'half')).body.entries).toEqual([second])
})

test('MOC-10 a board that is not there is 404, under any name', async () => {
  const ask = setup()
  for (const id of ['daily', '__proto__', 'constructor']) {
    expect(await read(ask, id)).toMatchObject({ status: 404, body: { code: 'NOT_FOUND' } })
  }
})

test('the documented form with the tenant in the path works for the tenant of the token', async () => {
  const ask = setup()
  expect((await read(ask, 'acme/weekly?limit=1')).body.entries).toHaveLength(1)
  expect((await read(ask, 'acme/weekly/rank/user_2')).body).toMatchObject({ user_id: 'user_2' })
  expect(await read(ask, 'globex/weekly')).toMatchObject({ status: 403, body: { code: 'FORBIDDEN' } })
})

test('without a token 401', async () => {
  expect((await setup()('/v1/leaderboards/weekly', { token: null })).status).toBe(401)
})

test('standings: best first, ties share a rank and the next is skipped, the same for the same seed', () => {
  const standings = createStandings({ size: 10_000, seed: 5 })
  expect(standings).toEqual(createStandings({ size: 10_000, seed: 5 }))
  expect(standings).not.toEqual(createStandings({ size: 10_000, seed: 6 }))
  expect(new Set(standings.map(({ user_id }) => user_id)).size).toBe(10_000)
  let ties = 0
  for (const [index, { rank, score }] of standings.entries()) {
    const above = standings[index - 1]
    if (above?.score === score) ties++
    expect(rank).toBe(above?.score === score ? above.rank : index + 1)
    expect(above === undefined || above.score >= score).toBe(true)
  }
  expect(ties).toBeGreaterThan(100)
  expect(ties).toBeLessThan(300)
})
