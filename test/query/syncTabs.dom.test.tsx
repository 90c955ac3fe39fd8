import { render, screen, waitFor } from '@testing-library/react'
import { QueryClient } from '@tanstack/react-query'
import fc from 'fast-check'
import { afterEach, expect, test } from 'vitest'
import { createProfileClient } from '../../src/api/createProfileClient.ts'
import { useDisplayProfile } from '../../src/hooks/useDisplayProfile.ts'
import { createMockApi } from '../../src/mock/createMockApi.ts'
import { forgetProfile } from '../../src/query/forgetProfile.ts'
import { peekProfile } from '../../src/query/peekProfile.ts'
import { prefetchProfiles } from '../../src/query/prefetchProfiles.ts'
import { syncTabs } from '../../src/query/persist/syncTabs.ts'
import { updateProfileOptions } from '../../src/query/updateProfileOptions.ts'
import { profileJson } from '../support/generators.ts'
import { setup, type Setup, type SetupOptions } from '../support/setup.tsx'

const opened: (() => void)[] = []
afterEach(() => {
  for (const close of opened.splice(0)) close()
})

/** A tab: a page of its own, with its own cache, at the same service. */
function openTab(options: SetupOptions = {}): Setup {
  const tab = setup(options)
  opened.push(syncTabs(tab.queryClient, tab.client))
  return tab
}

function rename({ queryClient, client }: Setup, userId: string, name: string) {
  return queryClient
    .getMutationCache()
    .build(queryClient, updateProfileOptions(client, userId))
    .execute({ name })
}

/** Whatever was sent before this has arrived: a channel keeps the order of its messages. */
async function delivered(scope: string) {
  const name = `profile-kit:1:${scope}`
  const [here, there] = [new BroadcastChannel(name), new BroadcastChannel(name)]
  await new Promise((resolve) => {
    there.addEventListener('message', ({ data }) => data === 'mark' && resolve(undefined))
    here.postMessage('mark')
  })
  here.close()
  there.close()
}

test('default', async () => {
  const api = createMockApi({ tenantId: 'demo' })
  const one = openTab({ api })
  const two = openTab({ api })
  await prefetchProfiles(two.queryClient, two.client, ['ada'])
  function Name() {
    return <p>{useDisplayProfile('ada').name}</p>
  }
  render(<Name />, { wrapper: two.wrapper })
  await rename(one, 'ada', 'Countess')
  await screen.findByText('Countess')
  expect(api.requests.countBy({ method: 'GET' })).toBe(1)
})

test('behavior: a tab that has never shown somebody does not begin to keep them', async () => {
  const api = createMockApi({ tenantId: 'demo' })
  const one = openTab({ api })
  const two = openTab({ api })
  await rename(one, 'ada', 'Countess')
  await delivered(one.client.scope)
  expect(two.queryClient.getQueryCache().getAll()).toEqual([])
})

test('CON-02 an answer that was on its way before the rename does not undo it', async () => {
  const api = createMockApi({ tenantId: 'demo' })
  const one = openTab({ api })
  const two = openTab({ api })
  await prefetchProfiles(two.queryClient, two.client, ['ada'])
  const before = peekProfile(two.queryClient, two.client, 'ada')
  await rename(one, 'ada', 'Countess')
  await waitFor(() => expect(peekProfile(two.queryClient, two.client, 'ada')?.name).toBe('Countess'))
  const channel = new BroadcastChannel(`profile-kit:1:${one.client.scope}`)
  channel.postMessage({ type: 'changed', profile: before })
  await delivered(one.client.scope)
  channel.close()
  expect(peekProfile(two.queryClient, two.client, 'ada')?.name).toBe('Countess')
})

test('AUT-17 another login does not hear of it', async () => {
  const api = createMockApi({ tenantId: 'demo' })
  const one = openTab({ api })
  const two = openTab({ api, userId: 'somebody-else' })
  await prefetchProfiles(two.queryClient, two.client, ['ada'])
  const before = peekProfile(two.queryClient, two.client, 'ada')
  await rename(one, 'ada', 'Countess')
  await delivered(two.client.scope)
  expect(peekProfile(two.queryClient, two.client, 'ada')).toEqual(before)
})

test('forgetProfile travels', async () => {
  const api = createMockApi({ tenantId: 'demo' })
  const one = openTab({ api })
  const two = openTab({ api })
  await prefetchProfiles(two.queryClient, two.client, ['ada', 'bob'])
  await forgetProfile(one.queryClient, one.client, 'ada')
  await waitFor(() => expect(peekProfile(two.queryClient, two.client, 'ada')).toBeUndefined())
  expect(peekProfile(two.queryClient, two.client, 'bob')?.user_id).toBe('bob')
})

test.each(['stop', 'dispose'])('after %s nothing is heard and nothing is sent', async (how) => {
  const api = createMockApi({ tenantId: 'demo' })
  const one = openTab({ api })
  const two = setup({ api })
  const stop = syncTabs(two.queryClient, two.client)
  await prefetchProfiles(two.queryClient, two.client, ['ada'])
  const before = peekProfile(two.queryClient, two.client, 'ada')
  if (how === 'stop') stop()
  else two.client.dispose()
  await rename(one, 'ada', 'Countess')
  await delivered(one.client.scope)
  expect(peekProfile(two.queryClient, two.client, 'ada')).toEqual(how === 'stop' ? before : undefined)
  stop()
})

test('SSR-06 whatever another script writes to the channel: nothing is thrown, nothing bad gets in', async () => {
  const { client, queryClient } = openTab()
  await prefetchProfiles(queryClient, client, ['ada'])
  const { scope } = client
  const channel = new BroadcastChannel(`profile-kit:1:${scope}`)
  const message = fc.oneof(
    fc.jsonValue(),
    fc.record({
      type: fc.constantFrom('changed', 'unknown', 7),
      profile: fc.oneof(
        fc.jsonValue(),
        profileJson.map(({ text }): unknown => JSON.parse(text)),
        fc.record({
          user_id: fc.constant('ada'),
          tenant_id: fc.constantFrom('demo', 'other'),
          name: fc.jsonValue(),
        }),
      ),
      userId: fc.jsonValue(),
    }),
  )
  await fc.assert(
    fc.asyncProperty(fc.array(message), async (messages) => {
      for (const each of messages) channel.postMessage(each)
      await delivered(scope)
      const cached = queryClient.getQueryCache().getAll()
      expect(cached.map(({ state }) => state.data)).toEqual([
        expect.objectContaining({ tenant_id: 'demo', user_id: 'ada', name: expect.any(String) }),
      ])
    }),
    { numRuns: 50 },
  )
  channel.close()
})

test('error: without a session, with the cure', () => {
  const client = createProfileClient({ baseUrl: 'https://api.example.com', token: () => 'h.e.s' })
  expect(() => syncTabs(new QueryClient(), client)).toThrow(/Pass `session` to createProfileClient/)
})
