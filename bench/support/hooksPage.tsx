/** The page of bench/hooks.ts: one plain table of names, by `useProfiles` or by `useQueries`. */
import { QueryClient, QueryClientProvider, useQueries } from '@tanstack/react-query'
import { type ReactNode, Profiler, useLayoutEffect } from 'react'
import { createRoot } from 'react-dom/client'
import { createProfileClient } from '../../src/api/createProfileClient.ts'
import type { ProfileClient } from '../../src/api/ProfileClient.ts'
import { ProfileProvider } from '../../src/hooks/ProfileProvider.tsx'
import { useProfiles } from '../../src/hooks/useProfiles.ts'
import { profileOptions } from '../../src/query/profileOptions.ts'

export interface HooksRun {
  /** What the profiler of React counts, in milliseconds. */
  render: number
  commits: number
  /** From the first render until the frame with the last name, in milliseconds. */
  wall: number
  /** Until the frame with the twentieth name, in milliseconds. */
  first: number
}

export interface HooksBench {
  /** `until` ends the run early, when as many names show. */
  run: (how: 'useProfiles' | 'useQueries', count: number, until?: number) => Promise<HooksRun>
  /** Shows that many profiles, five hundred at a time. Resolves with how many are in the cache. */
  visit: (from: number, to: number) => Promise<number>
}

declare global {
  interface Window {
    bench: HooksBench
  }
}

const FIRST = 20

interface Shown {
  userIds: readonly string[]
  onNames: (count: number) => void
}

function Table({ userIds, names, onNames }: Shown & { names: readonly (string | undefined)[] }) {
  const count = names.filter(Boolean).length
  useLayoutEffect(() => onNames(count), [onNames, count])
  return (
    <table>
      <tbody>
        {userIds.map((userId, index) => (
          <tr key={userId}>
            <td>{index + 1}</td>
            <td>{names[index]}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function ByUseProfiles(shown: Shown) {
  const { profiles } = useProfiles(shown.userIds)
  return <Table {...shown} names={profiles.map(({ name }) => name)} />
}

function ByUseQueries({ client, ...shown }: Shown & { client: ProfileClient }) {
  const queries = shown.userIds.map((userId) => profileOptions(client, userId))
  const results = useQueries({ queries })
  return <Table {...shown} names={results.map(({ data }) => data?.name)} />
}

let isInFrame = false
const request = window.requestAnimationFrame.bind(window)
window.requestAnimationFrame = (callback) =>
  request((time) => {
    isInFrame = true
    callback(time)
    isInFrame = false
  })

/** Resolves after the frame that shows what has just been committed. */
function painted(): Promise<number> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel()
    port1.addEventListener('message', () => resolve(performance.now()), { once: true })
    port1.start()
    if (isInFrame) port2.postMessage(undefined)
    else request(() => port2.postMessage(undefined))
  })
}

async function run(how: 'useProfiles' | 'useQueries', count: number, until = count): Promise<HooksRun> {
  const client = createProfileClient({
    baseUrl: location.origin,
    token: 't',
    tenantId: 'acme',
    timeout: 120_000,
    totalTimeout: 240_000,
  })
  const queryClient = new QueryClient()
  const userIds = Array.from({ length: count }, (_, index) => `user-${index}`)
  const measured = { render: 0, commits: 0, wall: 0, first: 0 }
  const element = document.body.appendChild(document.createElement('div'))
  const root = createRoot(element)
  const start = performance.now()
  await new Promise<void>((resolve) => {
    async function onNames(names: number) {
      if (names < FIRST || (measured.first > 0 && names < until)) return
      const isFirst = measured.first === 0
      if (isFirst) measured.first = Infinity
      const time = (await painted()) - start
      if (isFirst) measured.first = time
      if (names < until) return
      measured.wall = time
      resolve()
    }
    const shown = { userIds, onNames: (names: number) => void onNames(names) }
    const table: ReactNode =
      how === 'useProfiles' ? <ByUseProfiles {...shown} /> : <ByUseQueries {...shown} client={client} />
    root.render(
      <QueryClientProvider client={queryClient}>
        <ProfileProvider client={client}>
          <Profiler
            id="table"
            onRender={(_id, _phase, actualDuration) => {
              measured.render += actualDuration
              measured.commits++
            }}
          >
            {table}
          </Profiler>
        </ProfileProvider>
      </QueryClientProvider>,
    )
  })
  root.unmount()
  element.remove()
  client.dispose()
  queryClient.clear()
  return measured
}

/** The service in the page: a soak is not about the network. */
const answerAtOnce: typeof fetch = async (input) => {
  const userId = String(input instanceof Request ? input.url : input)
    .split('/')
    .at(-1)
  return Response.json({ tenant_id: 'acme', user_id: userId, name: `Name of ${userId}`, avatar_url: '' })
}

const visitor = {
  queryClient: new QueryClient(),
  client: createProfileClient({
    baseUrl: location.origin,
    token: 't',
    tenantId: 'acme',
    concurrency: 100,
    fetch: answerAtOnce,
  }),
}

async function visit(from: number, to: number): Promise<number> {
  const { client, queryClient } = visitor
  const element = document.body.appendChild(document.createElement('div'))
  const root = createRoot(element)
  for (let start = from; start < to; start += 500) {
    const userIds = Array.from({ length: 500 }, (_, index) => `user-${start + index}`)
    await new Promise<void>((resolve) => {
      const onNames = (names: number) => {
        if (names === userIds.length) resolve()
      }
      root.render(
        <ProfileProvider client={client} queryClient={queryClient}>
          <ByUseProfiles key={start} userIds={userIds} onNames={onNames} />
        </ProfileProvider>,
      )
    })
  }
  // While the provider is there: it is what bounds the cache.
  const count = await new Promise<number>((resolve) => {
    root.render(
      <ProfileProvider client={client} queryClient={queryClient}>
        {null}
      </ProfileProvider>,
    )
    setTimeout(() => resolve(queryClient.getQueryCache().getAll().length), 100)
  })
  root.unmount()
  element.remove()
  return count
}

window.bench = { run, visit }
