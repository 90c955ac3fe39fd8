import { createProfileClient } from '../../../src/api/createProfileClient.ts'
import { routes } from '../../../src/api/routes.ts'
import { documentedAvatarService } from '../../../src/avatar/getAvatarUrl.ts'
import { memoryFetch, memoryProfile } from '../../support/fault-server/memoryFetch.ts'
import { CANARY } from '../../support/fault-server/oracles.ts'
import { expect, test } from './faultTest.ts'

const BASE = { baseUrl: 'https://api.example.com', token: CANARY }

/** What plain JavaScript can hand over, whatever the types say. */
function make(options: object) {
  const all = { ...BASE }
  for (const [name, value] of Object.entries(options)) Reflect.set(all, name, value)
  return createProfileClient(all)
}

test('PRO-12 an option that is undefined is one that was left out', async ({ settle }) => {
  const asked: string[] = []
  const fetch = memoryFetch(({ url }) => {
    asked.push(url.pathname)
    return Response.json({ ...memoryProfile('u1'), avatar_url: null, entries: [], rank: 1 })
  })
  const nothing = Object.fromEntries(
    ['session', 'tenantId', 'credentials', 'headers', 'serverRequestInit', 'timeout', 'totalTimeout']
      .concat(
        ['tokenTimeout', 'retry', 'concurrency', 'maxResponseBytes', 'fetchMany', 'allowInsecure'],
        ['onEvent', 'onUnauthorized', 'paths', 'avatar'],
      )
      .map((name) => [name, undefined]),
  )
  const inside = {
    paths: { profile: undefined, rank: undefined, leaderboard: undefined, leaderboardAround: undefined },
    avatar: { baseUrl: undefined, style: undefined },
    retry: { limit: undefined, baseDelay: undefined, maxDelay: undefined },
  }
  for (const options of [nothing, inside]) {
    asked.length = 0
    const client = make({ ...options, fetch })
    expect(client.avatar).toEqual(documentedAvatarService)
    const { value } = await settle(client.getProfile('u1'))
    expect(value?.avatar_url).toContain(documentedAvatarService.baseUrl)
    await settle(client.getRank('b', 'u1'))
    await settle(client.getLeaderboard('b'))
    await settle(client.getLeaderboardAround('b', 'u1'))
    expect(asked).toEqual(
      [routes.profile, routes.rank, routes.leaderboard, routes.leaderboardAround].map((route) =>
        route.replace('{user_id}', 'u1').replace('{leaderboard_id}', 'b'),
      ),
    )
    client.dispose()
  }
})

test('PRO-12 an option that can never work is refused where the client is made, by its name', () => {
  const wrong: [options: object, name: string][] = [
    [{ session: '' }, 'session'],
    [{ tenantId: '' }, 'tenantId'],
    [{ timeout: 0 }, 'timeout'],
    [{ totalTimeout: Number.NaN }, 'totalTimeout'],
    [{ tokenTimeout: '100' }, 'tokenTimeout'],
    [{ concurrency: 0.5 }, 'concurrency'],
    [{ maxResponseBytes: Infinity }, 'maxResponseBytes'],
    [{ retry: { limit: -1 } }, 'retry.limit'],
    [{ retry: { baseDelay: Number.NaN } }, 'retry.baseDelay'],
    [{ retry: { maxDelay: 2 ** 31 } }, 'retry.maxDelay'],
  ]
  for (const [options, name] of wrong) {
    expect(() => make(options)).toThrow(TypeError)
    expect(() => make(options)).toThrow(`profile-kit: ${name} `)
  }
})

test('PRO-12 a part of a read is no read: concurrency counts whole ones', async () => {
  let inFlight = 0
  let most = 0
  const client = make({
    concurrency: 2.5,
    fetch: memoryFetch(async ({ userId = '' }) => {
      most = Math.max(most, ++inFlight)
      await new Promise(setImmediate)
      inFlight--
      return Response.json(memoryProfile(userId))
    }),
  })
  await client.getProfiles(['a', 'b', 'c', 'd', 'e'])
  expect(most).toBe(2)
})

test('PRO-12 limit and offset are whole numbers, or nothing is sent', async ({ server, connect }) => {
  const client = connect()
  for (const wrong of [Number.NaN, -1, 1.5, Infinity, 2 ** 53, null]) {
    for (const name of ['limit', 'offset']) {
      const options = {}
      Reflect.set(options, name, wrong)
      const page = client.getLeaderboard('b', options)
      await expect(page).rejects.toThrow(
        new TypeError(`profile-kit: ${name} must be a whole number from 0, so no request was sent.`),
      )
      if (name === 'limit')
        await expect(client.getLeaderboardAround('b', 'u1', options)).rejects.toThrow(TypeError)
    }
  }
  expect(server.journal.entries).toEqual([])
})

test('PRO-14 a change that is none is refused before anything is sent', async ({ server, connect }) => {
  const client = connect()
  const updateProfile: unknown = Reflect.get(client, 'updateProfile')
  if (typeof updateProfile !== 'function') throw new Error('no updateProfile')
  for (const change of [undefined, null, 'name', 7]) {
    await expect(Reflect.apply(updateProfile, client, ['u1', change])).rejects.toThrow(
      /^profile-kit: a change must be/,
    )
  }
  expect(server.journal.entries).toEqual([])
})
