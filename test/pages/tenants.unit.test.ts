/** Two tenants on one server: nothing of one in what the other is sent. */
import { QueryClient } from '@tanstack/react-query'
import { createElement } from 'react'
import { renderToString } from 'react-dom/server'
import { expect, test } from 'vitest'
import { createProfileClient } from '../../src/api/createProfileClient.ts'
import { createMockApi } from '../../src/mock/createMockApi.ts'
import { createMockToken } from '../../src/mock/createMockToken.ts'
import { dehydrateProfiles } from '../../src/query/transfer/dehydrateProfiles.ts'
import { prefetchProfiles } from '../../src/query/prefetchProfiles.ts'
import { serializeState } from '../../src/query/transfer/serializeState.ts'
import { People } from './People.tsx'

const RENDERS = 500
const userIds = Array.from({ length: 4 }, (_, index) => `user-${index}`)
const entries = userIds.map((user_id, index) => ({ user_id, rank: index + 1, score: 100 - index }))
const tenants = ['acme', 'bolt'].map((tenantId) => ({
  tenantId,
  api: createMockApi({
    tenantId,
    profiles: userIds.map((user_id) => ({ user_id, name: `canary-of-${tenantId} ${user_id}` })),
  }),
}))

/** One request of a visitor: everything it needs is made for it, and both tenants have the same user ids. */
async function render({ tenantId, api }: (typeof tenants)[number], number: number) {
  const queryClient = new QueryClient()
  const client = createProfileClient({
    baseUrl: 'https://api.example.com',
    token: createMockToken({ tenantId, userId: `visitor-${number}` }),
    session: 'public',
    tenantId,
    fetch: async (input, init) => {
      // Some answers overtake others, also those of other requests.
      await new Promise((resolve) => setTimeout(resolve, (number * 7) % 13))
      return api.fetch(input, init)
    },
  })
  await prefetchProfiles(queryClient, client, userIds)
  const html = renderToString(createElement(People, { client, queryClient, entries, locale: undefined }))
  await Promise.resolve()
  const state = serializeState(dehydrateProfiles(queryClient, client))
  client.dispose()
  return { tenantId, text: html + state }
}

test(`SSR-02 ${RENDERS} interleaved renders of two tenants: no profile of one in the HTML of the other`, async () => {
  const renders = Array.from({ length: RENDERS }, (_, number) => {
    const tenant = tenants[number % 2]
    if (!tenant) throw new Error('there are two tenants')
    return render(tenant, number)
  })
  const pages = await Promise.all(renders)
  const owns = pages.filter(({ tenantId, text }) =>
    userIds.every((id) => text.includes(`canary-of-${tenantId} ${id}`)),
  )
  const foreign = pages.filter(({ tenantId, text }) => text.includes(tenantId === 'acme' ? 'bolt' : 'acme'))
  expect(owns).toHaveLength(RENDERS)
  expect(foreign).toEqual([])
}, 60_000)
