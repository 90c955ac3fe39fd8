import type { ServerResponse } from 'node:http'
import { QueryClient } from '@tanstack/react-query'
import fc from 'fast-check'
import { renderToString } from 'react-dom/server'
import { createProfileClient } from '../../src/api/createProfileClient.ts'
import { dehydrateProfiles } from '../../src/query/transfer/dehydrateProfiles.ts'
import { prefetchProfiles } from '../../src/query/prefetchProfiles.ts'
import { serializeState } from '../../src/query/transfer/serializeState.ts'
import { possibleUserId, profileJson } from '../support/generators.ts'
import { People } from './People.tsx'

const person = fc.record({
  user_id: possibleUserId,
  rank: fc.nat(),
  score: fc.double(),
  // What the service answers: a profile, something that was one, or a refusal.
  answer: fc.oneof(
    { weight: 3, arbitrary: profileJson },
    fc
      .constantFrom(
        '</script><script>document.title = "broken"</script>',
        '<!--<script>',
        ']]>&lt;',
        '\u2028',
      )
      .map((name) => ({ text: JSON.stringify({ name }) })),
    fc.constant(undefined),
  ),
})
const people = fc.uniqueArray(person, { minLength: 20, maxLength: 40, selector: ({ user_id }) => user_id })

/** Renders people made from `seed`: a server's whole part of the work, whatever they are called. */
export async function renderPeople(url: URL, response: ServerResponse): Promise<void> {
  const seed = Number(url.searchParams.get('seed'))
  const locale = url.searchParams.get('locale') ?? undefined
  const [sample = []] = fc.sample(people, { seed, numRuns: 1 })
  const answers = new Map(sample.map(({ user_id, answer }) => [user_id, answer]))
  const client = createProfileClient({
    baseUrl: 'http://127.0.0.1:9/internal',
    session: 'ada',
    tenantId: 'demo',
    retry: { limit: 0 },
    fetch: async (input) => {
      const path = new URL(input instanceof Request ? input.url : input).pathname
      const userId = decodeURIComponent(path.split('/').at(-1) ?? '')
      const answer = answers.get(userId)
      if (!answer) return Response.json({}, { status: 500 })
      const body: unknown = JSON.parse(answer.text)
      return Response.json(
        typeof body === 'object' && body !== null ? { ...body, user_id: userId, tenant_id: 'demo' } : body,
      )
    },
  })
  const queryClient = new QueryClient()
  const entries = sample.map(({ user_id, rank, score }) => ({ user_id, rank, score }))
  await prefetchProfiles(queryClient, client, [...answers.keys()])
  const page = serializeState({ entries, locale, profiles: dehydrateProfiles(queryClient, client) })
  const html = renderToString(<People {...{ client, queryClient, entries, locale }} />)
  response.setHeader('Content-Type', 'text/html; charset=utf-8')
  response.end(
    `<!doctype html><html lang="en"><title>People</title><script type="application/json" id="page">${page}</script>` +
      `<div id="root">${html}</div><p id="after">after</p><script type="module" src="/client.js"></script>`,
  )
}
