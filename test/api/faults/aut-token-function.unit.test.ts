import type { ProfileClientOptions } from '../../../src/api/settings.ts'
import type { TokenContext } from '../../../src/api/tokens.ts'
import { memoryFetch } from '../../support/fault-server/memoryFetch.ts'
import { CANARY, leaks } from '../../support/fault-server/oracles.ts'
import { expect, IMPATIENT, SLACK, test } from './faultTest.ts'

const idsOf = (count: number) => Array.from({ length: count }, (_, row) => `u${row}`)

const NEVER = new Promise<string>(() => {})

const misbehaviours: Record<string, { token: () => unknown; code: string }> = {
  'throws an error with the token in it': {
    token: () => {
      throw new Error(`could not renew ${CANARY}`, { cause: new Error(CANARY) })
    },
    code: 'unauthorized',
  },
  'throws a string': {
    token: () => {
      // What a third-party library may do.
      throw Object.assign(Object.create(null), { token: CANARY })
    },
    code: 'unauthorized',
  },
  'rejects with nothing': { token: () => Promise.reject(new Error()), code: 'unauthorized' },
  'gives undefined': { token: () => undefined, code: 'invalid-token' },
  'gives an empty text': { token: () => '', code: 'invalid-token' },
  'gives a number': { token: () => 7, code: 'invalid-token' },
  'gives an object': { token: () => ({ access_token: CANARY }), code: 'invalid-token' },
  'gives null': { token: () => null, code: 'unauthorized' },
  'never ends': { token: () => NEVER, code: 'unauthorized' },
}

for (const [name, { token, code }] of Object.entries(misbehaviours)) {
  test(`AUT-14 a token function that misbehaves is one typed error, in time: ${name}`, async ({
    server,
    connect,
    settle,
  }) => {
    let calls = 0
    const options = {}
    // What plain JavaScript can hand over.
    Reflect.set(options, 'token', () => {
      calls++
      return token()
    })
    const client = connect({ ...options, tokenTimeout: 100 })
    const { value } = await settle(client.getProfiles(idsOf(20)), 100 + SLACK)
    expect(new Set(value?.map(({ error }) => error?.code))).toEqual(new Set([code]))
    expect(calls).toBe(1)
    expect(server.journal.entries).toEqual([])
  })
}

test('AUT-14 a token function that asks the client itself ends in time', async ({ connect, settle }) => {
  let client: ReturnType<typeof connect> | undefined
  client = connect({
    token: async () => (await client?.getProfile('me'))?.user_id ?? '',
    tokenTimeout: 100,
    concurrency: 1,
  })
  const { error } = await settle(client.getProfile('u1'), 100 + IMPATIENT.totalTimeout + SLACK)
  expect(error).toMatchObject({ name: 'ProfileKitError' })
})

test('AUT-14 one call is in flight, and its signal says when nobody waits any more', async ({
  connect,
  settle,
}) => {
  const signals: AbortSignal[] = []
  const token = async ({ signal }: TokenContext) => {
    signals.push(signal)
    return NEVER
  }
  const client = connect({ token, tokenTimeout: 60 })
  await settle(client.getProfiles(idsOf(5)))
  expect(signals).toHaveLength(1)
  expect(signals[0]?.aborted).toBe(true)
  const other = connect({ token, tokenTimeout: 5000 })
  const waits = other.getProfile('u1').catch((error: unknown) => error)
  await new Promise(setImmediate)
  other.dispose()
  expect(await waits).toMatchObject({ name: 'AbortError' })
  expect(signals[1]?.aborted).toBe(true)
})

const aborts: Record<string, (error: Error) => Partial<ProfileClientOptions>> = {
  'the token function': (error) => ({ token: () => Promise.reject(error) }),
  'a token function that renews': (error) => ({
    token: ({ reason }) => (reason === 'first' ? 'old' : Promise.reject(error)),
    fetch: memoryFetch(() => new Response('', { status: 401 })),
  }),
  fetchMany: (error) => ({ fetchMany: () => Promise.reject(error) }),
}

for (const [name, options] of Object.entries(aborts)) {
  test(`AUT-14 an abort is nobody’s failure: it passes through, is not tried again and never a stand-in: ${name}`, async ({
    connect,
    settle,
    events,
  }) => {
    const error = new DOMException('the page was left', 'AbortError')
    let told = 0
    const client = connect({
      ...options(error),
      onUnauthorized: () => void told++,
      retry: { limit: 2, baseDelay: 1 },
    })
    const calls = [
      client.getProfile('u1'),
      client.getProfileOrFallback('u2'),
      client.getProfiles(['u3', 'u4']),
    ]
    for (const end of await Promise.all(calls.map(async (call) => settle<unknown>(call)))) {
      expect(end.error).toBe(error)
    }
    expect(events.filter(({ type }) => type === 'retry' || type === 'refusal')).toEqual([])
    expect(told).toBe(0)
  })
}

test('AUT-14 an answer that comes after dispose is forgotten', async ({ server, connect }) => {
  let give: ((token: string) => void) | undefined
  const client = connect({
    token: async () =>
      new Promise<string>((resolve) => {
        give = resolve
      }),
  })
  const waits = client.getProfile('u1').catch((error: unknown) => error)
  await new Promise(setImmediate)
  client.dispose()
  give?.(CANARY)
  expect(await waits).toMatchObject({ name: 'AbortError' })
  await new Promise(setImmediate)
  expect(server.journal.entries).toEqual([])
  expect(leaks(client)).toBe(false)
})
