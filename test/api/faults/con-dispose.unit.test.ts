import { afterEach, vi } from 'vitest'
import type { ProfileKitEvent } from '../../../src/api/events.ts'
import type { ProfileClient } from '../../../src/api/ProfileClient.ts'
import { memoryFetch, memoryProfile } from '../../support/fault-server/memoryFetch.ts'
import { leaks } from '../../support/fault-server/oracles.ts'
import { expect, PATIENT, test } from './faultTest.ts'

afterEach(() => {
  vi.restoreAllMocks()
})

/** What the service may say in the very moment of the logout. */
const answers: Record<string, (userId: string) => Response> = {
  'a good answer': (userId) =>
    Response.json({ ...memoryProfile(userId), entries: [{ user_id: userId, rank: 1, score: 1 }], rank: 1 }),
  'nobody there': () => new Response('', { status: 404 }),
  'not now': () => new Response('', { status: 429, headers: { 'retry-after': '0' } }),
  'a fault': () => new Response('', { status: 500 }),
  'no such token': () => new Response('', { status: 401 }),
  'another shape': () => Response.json([]),
}

const calls: Record<string, (client: ProfileClient) => Promise<unknown>> = {
  getProfile: (client) => client.getProfile('u1'),
  getProfiles: (client) => client.getProfiles(['u1', 'u2']),
  getProfileOrFallback: (client) => client.getProfileOrFallback('u1'),
  updateProfile: (client) => client.updateProfile('u1', { name: 'n' }),
  getLeaderboard: (client) => client.getLeaderboard('b'),
  getLeaderboardAround: (client) => client.getLeaderboardAround('b', 'u1'),
  getRank: (client) => client.getRank('b', 'u1'),
}

for (const [answer, respond] of Object.entries(answers)) {
  test(`AUT-01 CON-14 a logout out of any event ends every call with an abort: ${answer}`, async ({
    connect,
    settle,
  }) => {
    // A pause without the bit that spreads clients out.
    vi.spyOn(Math, 'random').mockReturnValue(0)
    let tokens = 0
    const token = () => `token-${++tokens}`
    const fetch = memoryFetch(({ userId = 'u1' }) => respond(userId))
    for (const call of Object.values(calls)) {
      for (const type of await eventsOf(call)) {
        const late: string[] = []
        const client = connect({
          ...PATIENT,
          fetch,
          token,
          retry: { limit: 1, baseDelay: 1 },
          onEvent(event) {
            if (client.signal.aborted && !isEnding(event)) late.push(event.type)
            if (event.type === type) client.dispose()
          },
        })
        const { error } = await settle(call(client))
        expect(error).toMatchObject({ name: 'AbortError' })
        expect(late).toEqual([])
        expect(client.inspect()).toMatchObject({ queued: 0, inFlight: 0, pausedUntil: undefined })
        expect(leaks(client, ['token-'])).toBe(false)
      }
    }

    async function eventsOf(call: (client: ProfileClient) => Promise<unknown>) {
      const types = new Set<ProfileKitEvent['type']>()
      const onEvent = ({ type }: ProfileKitEvent) => void types.add(type)
      const client = connect({
        ...PATIENT,
        fetch,
        token,
        retry: { limit: 1, baseDelay: 1, maxDelay: 1 },
        onEvent,
      })
      await call(client).catch(() => {})
      client.dispose()
      return types
    }
  })
}

test('CON-14 a call that has been answered, but not yet heard, ends with an abort as well', async ({
  connect,
  settle,
}) => {
  const client = connect({ fetchMany: async (ids) => ids.map((id) => memoryProfile(id)) })
  const first = client.getProfile('u1').then(() => {
    client.dispose()
  })
  const others = client.getProfiles(['u4', 'u5'])
  await first
  expect((await settle(others)).error).toMatchObject({ name: 'AbortError' })
})

/** Whoever was told of a request may still be told how it ended: that says nothing of anybody. */
function isEnding({ type }: ProfileKitEvent): boolean {
  return type === 'response' || type === 'failure'
}
