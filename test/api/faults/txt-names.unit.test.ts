import { MutationObserver, QueryClient } from '@tanstack/react-query'
import fc from 'fast-check'
import { displayName } from '../../../src/avatar/displayName.ts'
import { toDisplayProfile } from '../../../src/query/display/toDisplayProfile.ts'
import { updateProfileOptions } from '../../../src/query/updateProfileOptions.ts'
import { name } from '../../avatar/arbitraries.ts'
import { profile } from '../../support/fault-server/behaviours.ts'
import { expect, test } from './faultTest.ts'

test('TXT-13 what is saved is what was typed, unit by unit, on its way there and back', async ({
  connect,
  server,
  settle,
}) => {
  const client = connect()
  const queryClient = new QueryClient()
  const bodies: string[] = []
  server.use(({ method, body }) => {
    if (method === 'PUT') bodies.push(body)
    return profile()
  })
  const mutation = new MutationObserver(queryClient, updateProfileOptions(client, 'ada'))
  const typed = fc.oneof(
    name,
    fc.constantFrom(' Ada ', 'A\u0000\u001B[31m', '\uD83D', '\uDE00\uD83D', '\u202E'),
  )
  await fc.assert(
    fc.asyncProperty(typed, async (given) => {
      const { value: saved } = await settle(mutation.mutate({ name: given }))
      expect(saved?.name).toBe(given)
      expect(JSON.parse(bodies.at(-1) ?? '')).toEqual({ name: given })
      const { value: read } = await settle(client.getProfile('ada'))
      expect(read?.name).toBe(given)
      const shown = toDisplayProfile(client, 'ada', { data: read })
      expect(shown.name).toBe(displayName(given) || 'User ada')
      expect(shown.profile?.name).toBe(given)
    }),
    { numRuns: 100 },
  )
  queryClient.clear()
})

test('TXT-12 an answer whose name is no string is that of somebody without one', async ({
  connect,
  server,
  settle,
}) => {
  const client = connect()
  const noName = fc.jsonValue().filter((value) => typeof value !== 'string')
  await fc.assert(
    fc.asyncProperty(noName, async (value) => {
      server.use(() => profile({ name: value }))
      const { value: read } = await settle(client.getProfile('ada'))
      expect(read?.name).toBe('User ada')
    }),
    { numRuns: 50 },
  )
})

test('TXT-04, TXT-06 a name longer than an answer may be is not read at all', async ({
  connect,
  server,
  settle,
}) => {
  const client = connect()
  for (const long of ['W'.repeat(1_000_000), `a${'\u0301'.repeat(200_000)}`]) {
    server.use(() => profile({ name: long }))
    const { error } = await settle(client.getProfile('ada'))
    expect(error).toHaveProperty('code', 'invalid-response')
  }
})
