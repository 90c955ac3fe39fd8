import fc from 'fast-check'
import { json } from '../../support/fault-server/behaviours.ts'
import { memoryProfile } from '../../support/fault-server/memoryFetch.ts'
import { CANARY, leaks } from '../../support/fault-server/oracles.ts'
import { profileKeys } from '../../../src/query/profileKeys.ts'
import { expect, test } from './faultTest.ts'

test('AUT-05 an answer about another user is refused, and nothing is kept', async ({
  server,
  connect,
  settle,
  events,
}) => {
  server.use(({ userId }) => json(memoryProfile(userId === 'u1' ? 'u2' : 'u1')))
  const client = connect({ retry: { limit: 3, baseDelay: 1 } })
  const { value } = await settle(client.getProfiles(['u1', 'u2']))
  expect(value?.map(({ error }) => error?.code)).toEqual(['wrong-identity', 'wrong-identity'])
  const write = await settle(client.updateProfile('u1', { name: 'n' }))
  expect(write.error).toMatchObject({ code: 'wrong-identity', outcome: 'unknown' })
  expect(events.filter(({ type }) => type === 'refusal')).toHaveLength(3)
  expect(client.tenantId).toBeUndefined()
  server.use(() => undefined)
  expect((await settle(client.getProfile('u1'))).value?.name).toBe('Name of u1')
})

test('AUT-05 ids are compared unit by unit', async ({ server, connect, settle }) => {
  for (const [asked, answered] of [
    ['e\u0301', '\u00E9'],
    ['A', 'a'],
    ['1', '01'],
    ['u1', 'u1 '],
    ['u1', 'u1\0'],
  ]) {
    server.use(() => json(memoryProfile(answered ?? '')))
    expect((await settle(connect().getProfile(asked ?? ''))).error).toMatchObject({ code: 'wrong-identity' })
  }
})

const claims = (payload: object) => `h.${Buffer.from(JSON.stringify(payload)).toString('base64url')}.s`

for (const [name, options] of Object.entries({
  'named by the app': { tenantId: 'acme' },
  'read from the token': { token: claims({ tenant_id: 'acme' }) },
  'read from the token’s other claim': { token: claims({ sub_id: 'acme' }) },
  'read from a token function': { token: () => claims({ tenant_id: 'acme' }) },
})) {
  test(`AUT-05 an answer of another tenant is refused: ${name}`, async ({ server, connect, settle }) => {
    server.use(({ userId }) => json(memoryProfile(userId ?? '', 'evil')))
    const client = connect(options)
    const { error } = await settle(client.getProfile('u1'))
    expect(error).toMatchObject({ code: 'wrong-identity', retryable: false })
    expect(client.tenantId).toBe('acme')
  })
}

test('AUT-05 without a known tenant the first answer sets it, and the second must agree', async ({
  server,
  connect,
  settle,
}) => {
  server.use(({ userId }) => json(memoryProfile(userId ?? '', userId === 'u1' ? 'acme' : 'evil')))
  const client = connect()
  expect((await settle(client.getProfile('u1'))).value?.tenant_id).toBe('acme')
  expect((await settle(client.getProfile('u2'))).error).toMatchObject({ code: 'wrong-identity' })
  expect(client.tenantId).toBe('acme')
})

test('AUT-05 answers for many are matched by user, and each is checked', async ({ connect, settle }) => {
  const fetchMany = async () => [
    memoryProfile('u3'),
    { ...memoryProfile('u2'), tenant_id: 'evil' },
    memoryProfile('stranger'),
    memoryProfile('u1'),
    null,
    'u4',
  ]
  const client = connect({ fetchMany, tenantId: 'acme', retry: { limit: 2, baseDelay: 1 } })
  const { value } = await settle(client.getProfiles(['u1', 'u2', 'u3', 'u4']))
  expect(value?.map(({ profile, error }) => profile?.user_id ?? error?.code)).toEqual([
    'u1',
    'wrong-identity',
    'u3',
    'invalid-response',
  ])
})

const name = fc.string({ minLength: 1, maxLength: 4 })
const login = fc.record({ tenantId: name, session: name }, { requiredKeys: ['session'] })

test('AUT-06 scopes are equal exactly where tenant and session are, and so are keys', ({ connect }) => {
  fc.assert(
    fc.property(login, login, fc.string(), (a, b, id) => {
      const [one, two] = [connect(a), connect(b)]
      const same = a.tenantId === b.tenantId && a.session === b.session
      expect(one.scope === two.scope).toBe(same)
      const keys = [one, two].map(({ scope }) => JSON.stringify(profileKeys.profile(scope, id)))
      expect(keys[0] === keys[1]).toBe(same)
      expect(leaks([one.scope, keys])).toBe(false)
      one.dispose()
      two.dispose()
    }),
    { numRuns: 1000 },
  )
})

test('AUT-06 without a session a scope is the token’s subject, or belongs to one client alone', ({
  connect,
}) => {
  const subject = { token: claims({ tenant_id: 'acme', sub: 'me' }) }
  expect(connect(subject).scope).toBe(connect(subject).scope)
  expect(connect({ token: claims({ tenant_id: 'acme', sub: 'you' }) }).scope).not.toBe(connect(subject).scope)
  expect(connect({ token: claims({ tenant_id: 'other', sub: 'me' }) }).scope).not.toBe(connect(subject).scope)
  expect(connect().scope).not.toBe(connect().scope)
  expect(connect({ token: () => CANARY }).scope).not.toBe(connect({ token: () => CANARY }).scope)
})
