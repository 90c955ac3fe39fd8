import { QueryClient } from '@tanstack/react-query'
import { hydrateRoot } from 'react-dom/client'
import { createProfileClient } from '../../src/api/createProfileClient.ts'
import { hydrateProfiles } from '../../src/query/transfer/hydrateProfiles.ts'
import { People } from './People.tsx'

/** The browser's part, with another base URL, and a service that never answers: what shows is the server's. */
export function hydratePeople() {
  const { entries, locale, profiles } = JSON.parse(document.getElementById('page')?.textContent ?? '')
  const queryClient = new QueryClient()
  const asked: string[] = []
  const client = createProfileClient({
    baseUrl: '/api',
    token: async () => 'h.e.s',
    concurrency: 100,
    session: 'ada',
    tenantId: 'demo',
    fetch: (input) => {
      asked.push(input instanceof Request ? input.url : input.toString())
      return new Promise(() => undefined)
    },
  })
  hydrateProfiles(queryClient, client, profiles)
  const root = document.getElementById('root')
  if (!root) throw new Error('the page has no root')
  const before = root.innerHTML
  hydrateRoot(root, <People {...{ client, queryClient, entries, locale }} />)
  // Two frames after: effects have run, and what they have led to has been painted.
  requestAnimationFrame(() =>
    requestAnimationFrame(() =>
      setTimeout(
        () => Object.assign(globalThis, { hydrated: { before, asked, failed: failedIn(profiles) } }),
        20,
      ),
    ),
  )
}

function failedIn({ queries }: { queries: { state: { data?: unknown } }[] }): number {
  return queries.filter(({ state }) => state.data === undefined).length
}
