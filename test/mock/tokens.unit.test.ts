import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createMockApi } from '../../src/mock/createMockApi.ts'
import { createMockToken } from '../../src/mock/createMockToken.ts'
import { readToken } from '../../src/mock/readToken.ts'
import { createAsk } from './ask.ts'

const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')

test('a token carries any tenant and user, and another id makes another token', () => {
  const text = fc.string({ unit: 'binary', minLength: 1 })
  fc.assert(
    fc.property(text, text, (tenantId, userId) => {
      const token = createMockToken({ tenantId, userId })
      expect(readToken(`Bearer ${token}`)).toMatchObject({ tenantId, userId })
      expect(createMockToken({ tenantId, userId, tokenId: '2' })).not.toBe(token)
    }),
  )
})

test('the tenant is tenant_id, then sub_id, then the default one', async () => {
  const ask = createAsk(createMockApi({ tenantId: 'default' }).fetch)
  const tenantOf = async (claims: object) => {
    const token = `${encode({ alg: 'RS256' })}.${encode(claims)}.c2ln`
    return (await (await ask('/v1/profiles/user/ada', { token })).json()).tenant_id
  }
  expect(await tenantOf({ tenant_id: 'a', sub_id: 'b' })).toBe('a')
  expect(await tenantOf({ sub_id: 'b' })).toBe('b')
  expect(await tenantOf({ tenant_id: '', sub: 'x' })).toBe('default')
  expect(await tenantOf({ tenant_id: 7 })).toBe('default')
})

test.each([
  ['', 'missing'],
  ['Basic YTpi', 'malformed'],
  ['Bearer', 'malformed'],
  ['Bearer a.b', 'malformed'],
  ['Bearer a.b.c.d', 'malformed'],
  ['Bearer a.b.c', 'malformed'],
  [`Bearer ${encode('text')}.${encode({})}.x`, 'malformed'],
  [`Bearer ${encode({})}.${encode([])}.x`, 'malformed'],
  [`Bearer ${encode({})}.${encode({ sub: 'x'.repeat(20_000) })}.x`, 'malformed'],
])('%j is %s', (header, what) => {
  expect(readToken(header)).toBe(what)
})

test('an unsecured token without a signature counts as one', () => {
  expect(readToken(`bearer ${encode({ alg: 'none' })}.${encode({ sub: 'a' })}.`)).toMatchObject({
    userId: 'a',
  })
})

test('MOC-12 neither the log nor a refusal quotes a token', async () => {
  const api = createMockApi()
  const ask = createAsk(api.fetch)
  const good = createMockToken({ tenantId: 'acme', userId: 'canary' })
  await ask('/v1/profiles/user/ada', { token: good })
  const refused = await ask('/v1/profiles/user/ada', { token: 'canary-canary' })
  const [part] = good.split('.').slice(1)
  expect(JSON.stringify(api.requests.entries)).not.toContain(part)
  expect(JSON.stringify(api.requests.entries) + (await refused.text())).not.toContain('canary')
})
