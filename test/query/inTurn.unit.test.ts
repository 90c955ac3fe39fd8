import { QueryClient } from '@tanstack/react-query'
import fc from 'fast-check'
import { expect, test, vi } from 'vitest'
import { ProfileKitError } from '../../src/api/errors.ts'
import { fallbackProfile } from '../../src/api/fallbackProfile.ts'
import type { ProfileClient } from '../../src/api/ProfileClient.ts'
import type { Profile, ProfileChange } from '../../src/api/schemas.ts'
import { inTurn } from '../../src/query/write/inTurn.ts'
import { profileOptions } from '../../src/query/profileOptions.ts'
import { updateProfileOptions } from '../../src/query/updateProfileOptions.ts'
import { writeProfile } from '../../src/query/write/writeProfile.ts'
import { setup } from '../support/setup.tsx'

const ada = fallbackProfile({ tenantId: 'demo', userId: 'ada' })

/** Sends nothing by itself: the test says when a change has been made, or is refused. */
function held() {
  const { client } = setup()
  const sent: { change: ProfileChange; accept: () => void; refuse: () => void }[] = []
  let most = 0
  let current = 0
  const send = (change: ProfileChange) => {
    most = Math.max(most, ++current)
    return new Promise<Profile>((resolve, reject) => {
      const end = (settle: () => void) => () => {
        current--
        settle()
      }
      sent.push({
        change,
        accept: end(() => resolve({ ...ada, ...change })),
        refuse: end(() => reject(new Error('refused'))),
      })
    })
  }
  return {
    sent,
    most: () => most,
    change: (change: ProfileChange, userId = 'ada') => inTurn(client, userId, change, send),
  }
}

const quiet = () => new Promise((resolve) => setTimeout(resolve))

test('CON-04 one after the other for one user, at once for two', async () => {
  const { sent, change } = held()
  const results = [change({ name: 'A' }), change({ avatar_url: 'B' }), change({ name: 'C' }, 'bob')]
  expect(sent.map(({ change: { name } }) => name)).toEqual(['A', 'C'])
  sent[0]?.accept()
  await quiet()
  expect(sent[2]?.change).toEqual({ avatar_url: 'B' })
  sent[1]?.accept()
  sent[2]?.accept()
  expect((await Promise.all(results)).map(({ user_id }) => user_id)).toHaveLength(3)
})

test('CON-04 a draft that a later one overwrites is left out, and ends with what that has led to', async () => {
  const { sent, change } = held()
  const results = ['A', 'Ad', 'Ada'].map((name) => change({ name }))
  sent[0]?.accept()
  await quiet()
  sent[1]?.accept()
  expect((await Promise.all(results)).map(({ name }) => name)).toEqual(['A', 'Ada', 'Ada'])
  expect(sent).toHaveLength(2)
})

test('CON-04 a draft is sent after all when the one that would have replaced it is refused', async () => {
  const { sent, change } = held()
  const [first, draft, last] = ['A', 'Ad', '!!'].map((name) => change({ name }))
  sent[0]?.accept()
  await quiet()
  sent[1]?.refuse()
  await expect(last).rejects.toThrow('refused')
  await quiet()
  sent[2]?.accept()
  expect(await first).toMatchObject({ name: 'A' })
  expect(await draft).toMatchObject({ name: 'Ad' })
})

test('CON-04 one that comes in the moment another has ended still goes alone', async () => {
  const { sent, most, change } = held()
  const first = change({ name: 'A' })
  const second = first.then(() => change({ name: 'B' }))
  sent[0]?.accept()
  await first
  const third = Promise.resolve().then(() => change({ name: 'C' }))
  await quiet()
  sent[1]?.accept()
  await quiet()
  sent[2]?.accept()
  expect((await Promise.all([second, third])).map(({ name }) => name)).toEqual(['B', 'C'])
  expect(most()).toBe(1)
})

test.each([
  ['another field', { name: 'A' }, { avatar_url: 'https://images.example.com/a.png' }],
  ['a new picture', { regenerate_avatar: true }, { regenerate_avatar: true }],
])('CON-04 %s is not left out', async (_name, draft, later) => {
  const { sent, change } = held()
  const results = [change({ name: 'first' }), change(draft), change(later)]
  for (const index of [0, 1, 2]) {
    await quiet()
    sent[index]?.accept()
  }
  await Promise.all(results)
  expect(sent.map((each) => each.change)).toEqual([{ name: 'first' }, draft, later])
})

const changes = fc.array(
  fc.record({
    change: fc.oneof(
      fc.record({ name: fc.constantFrom('A', 'B', 'C') }),
      fc.record({ avatar_url: fc.constantFrom('x', 'y') }),
      fc.record({ name: fc.constantFrom('D', 'E'), avatar_url: fc.constantFrom('z') }),
    ),
    isAccepted: fc.boolean(),
    pause: fc.nat({ max: 3 }),
    duration: fc.nat({ max: 3 }),
  }),
  { minLength: 1, maxLength: 7 },
)

test('CON-03 CON-04 overlapping changes end where the same changes one by one would', async () => {
  await fc.assert(
    fc.asyncProperty(changes, async (steps) => {
      const queryClient = new QueryClient()
      const kit = setup()
      let version = 0
      let stored: Profile = ada
      let inFlight = 0
      const client: ProfileClient = {
        ...kit.client,
        scope: kit.client.scope,
        async updateProfile(_userId, change) {
          expect(++inFlight).toBe(1)
          const step = steps.find((each) => each.change === change)
          for (let tick = 0; tick < (step?.duration ?? 0); tick++) await quiet()
          inFlight--
          if (!step?.isAccepted) throw new ProfileKitError('http', 'no', { status: 422 })
          stored = {
            ...stored,
            ...change,
            updated_at: new Date(Date.now() + ++version * 1_000).toISOString(),
          }
          return stored
        },
      }
      writeProfile(queryClient, client, ada)
      const outcomes: Promise<boolean>[] = []
      for (const { change, pause } of steps) {
        const mutation = queryClient
          .getMutationCache()
          .build(queryClient, queryClient.defaultMutationOptions(updateProfileOptions(client, 'ada')))
        outcomes.push(
          mutation.execute(change).then(
            () => true,
            () => false,
          ),
        )
        for (let tick = 0; tick < pause; tick++) await quiet()
      }
      await Promise.all(outcomes)
      // The model: each change made before the next is asked for.
      const accepted = steps.filter(({ isAccepted }) => isAccepted).map(({ change }) => change)
      const { name, avatar_url } = Object.assign({}, ada, ...accepted)
      const shown = queryClient.getQueryData(profileOptions(client, 'ada').queryKey)
      expect(shown).toMatchObject({ name, avatar_url })
      queryClient.clear()
    }),
    { numRuns: 60 },
  )
})

test('CON-10 CON-14 dispose rejects everything that waits, each once', async () => {
  const { api, client, queryClient } = setup()
  api.failNext({ method: 'PUT', delay: Infinity })
  const options = queryClient.defaultMutationOptions(updateProfileOptions(client, 'ada'))
  const settled = vi.fn<(error: unknown) => void>()
  const all = ['A', 'B', 'C'].map((name) =>
    queryClient.getMutationCache().build(queryClient, options).execute({ name }).catch(settled),
  )
  await vi.waitFor(() => {
    expect(api.requests.inFlight).toBe(1)
  })
  client.dispose()
  client.dispose()
  await Promise.all(all)
  expect(settled).toHaveBeenCalledTimes(3)
  for (const [error] of settled.mock.calls) expect(error).toHaveProperty('name', 'AbortError')
})
