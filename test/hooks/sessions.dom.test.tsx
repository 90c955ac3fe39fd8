import { QueryClient, QueryClientProvider, QueryObserver } from '@tanstack/react-query'
import { act, fireEvent, render, screen, waitFor } from '@testing-library/react'
import { StrictMode, Suspense, useLayoutEffect, useState } from 'react'
import { afterEach, expect, test, vi } from 'vitest'
import { ProfileAvatar } from '../../src/components/profile-avatar/ProfileAvatar.tsx'
import { ProfileName } from '../../src/components/profile-name/ProfileName.tsx'
import { ProfileRoot } from '../../src/components/profile-root/ProfileRoot.tsx'
import type { ProfileClient } from '../../src/api/ProfileClient.ts'
import { ProfileProvider } from '../../src/hooks/ProfileProvider.tsx'
import { useCreateProfileClient } from '../../src/hooks/useCreateProfileClient.ts'
import { useDisplayProfile } from '../../src/hooks/useDisplayProfile.ts'
import { useLeaderboard } from '../../src/hooks/useLeaderboard.ts'
import { useProfile } from '../../src/hooks/useProfile.ts'
import { useProfileClient } from '../../src/hooks/useProfileClient.ts'
import { useProfiles } from '../../src/hooks/useProfiles.ts'
import { useSuspenseProfiles } from '../../src/hooks/useSuspenseProfiles.ts'
import { useUpdateProfile } from '../../src/hooks/useUpdateProfile.ts'
import { createMockToken } from '../../src/mock/createMockToken.ts'
import { leaderboardOptions } from '../../src/query/leaderboardOptions.ts'
import { prefetchProfiles } from '../../src/query/prefetchProfiles.ts'
import { profileKeys } from '../../src/query/profileKeys.ts'
import { profileOptions } from '../../src/query/profileOptions.ts'
import { updateProfileOptions } from '../../src/query/updateProfileOptions.ts'
import { setup } from '../support/setup.tsx'

const SECRET = 'Secret-of-the-first'
const userIds = ['eve', 'kim']
const profiles = userIds.map((user_id) => ({
  user_id,
  name: `${SECRET} ${user_id}`,
  avatar_url: `https://images.example.com/${SECRET}.png`,
}))

/** What each commit has put into the page, before any effect could mend it. */
let commits: string[] = []

function Everything() {
  useLayoutEffect(() => {
    commits.push(document.body.innerHTML)
  })
  const single = useProfile('eve')
  const shown = useDisplayProfile('eve')
  const many = useProfiles(userIds)
  const { entries } = useLeaderboard('weekly', { pageSize: 5 })
  const { mutate, variables } = useUpdateProfile('eve')
  return (
    <section title={single.data?.name} aria-label={shown.name}>
      <ProfileRoot userId="eve">
        <ProfileAvatar />
        <ProfileName />
      </ProfileRoot>
      <ProfileAvatar userId="kim" />
      {many.profiles.map(({ userId, name }) => (
        <i key={userId}>{name}</i>
      ))}
      {entries.map(({ user_id }) => (
        <u key={user_id}>{user_id}</u>
      ))}
      <button onClick={() => mutate({ name: `${SECRET} changed` })}>rename</button>
      <s>{variables?.name}</s>
      {/* Without a key, React would hide what the former login has shown, but keep it in the page. */}
      <Suspense key={useProfileClient()?.scope} fallback="waiting">
        <Team />
      </Suspense>
    </section>
  )
}

function Team() {
  return useSuspenseProfiles(userIds).map(({ userId, name }) => <em key={userId}>{name}</em>)
}

/** Everything that was ever in the page from now on, attributes and all. */
function watch(container: HTMLElement) {
  const seen: string[] = []
  commits = seen
  const note = () => seen.push(container.innerHTML)
  const observer = new MutationObserver(note)
  observer.observe(container, { subtree: true, childList: true, attributes: true, characterData: true })
  return {
    seen,
    stop: () => {
      observer.disconnect()
      note()
    },
  }
}

const optionsOf = (fetch: typeof globalThis.fetch, session: string) => ({
  baseUrl: 'https://api.example.com',
  token: () => createMockToken({ tenantId: 'demo', userId: session }),
  tenantId: 'demo',
  session,
  fetch,
})

function cachedKeys(queryClient: QueryClient) {
  return queryClient
    .getQueryCache()
    .getAll()
    .map(({ queryKey }) => queryKey[1])
    .filter((scope) => scope !== '')
}

function setupTwo() {
  const first = setup({ userId: 'ada', profiles })
  const second = setup({ userId: 'bob', tenantId: 'other' })
  const app = (client: ProfileClient | null) => (
    <ProfileProvider client={client} queryClient={first.queryClient}>
      <Everything />
    </ProfileProvider>
  )
  return { first, second, queryClient: first.queryClient, app }
}

async function signedIn({ app, first }: ReturnType<typeof setupTwo>) {
  const view = render(app(first.client))
  await screen.findAllByText(`${SECRET} kim`)
  await waitFor(() => {
    expect(view.container.querySelectorAll('em')).toHaveLength(2)
  })
  return view
}

afterEach(() => {
  vi.restoreAllMocks()
})

test.each([
  ['another login', true],
  ['signed out', false],
])(
  'AUT-02 %s: nothing of the former session, from the same commit on, whatever is under way',
  async (_name, isAnother) => {
    const kit = setupTwo()
    const { first, second, queryClient, app } = kit
    const { container, rerender } = await signedIn(kit)
    // A read, a board and a change are on their way, and end afterwards.
    const release = first.api.failNext({ delay: 30, times: 3 })
    act(() => {
      void queryClient.invalidateQueries({ queryKey: profileKeys.all(first.client.scope) })
    })
    fireEvent.click(screen.getByText('rename'))
    const { seen, stop } = watch(container)
    rerender(app(isAnother ? second.client : null))
    expect(container.innerHTML).not.toContain(SECRET)
    act(() => first.client.dispose())
    await waitFor(() => {
      expect(first.api.requests.inFlight).toBe(0)
      expect(container).not.toHaveTextContent('waiting')
    })
    release()
    stop()
    expect(seen.filter((html) => html.includes(SECRET))).toEqual([])
    expect(cachedKeys(queryClient)).not.toContain(first.client.scope)
  },
)

test('AUT-02 dispose alone signs out, and clears what a panel for the cache would show', async () => {
  const kit = setupTwo()
  const { first, queryClient } = kit
  const { container } = await signedIn(kit)
  first.api.failNext({ method: 'PUT', delay: 30 })
  fireEvent.click(screen.getByText('rename'))
  const { seen, stop } = watch(container)
  act(() => first.client.dispose())
  expect(container.innerHTML).not.toContain(SECRET)
  await waitFor(() => {
    expect(first.api.requests.inFlight).toBe(0)
  })
  stop()
  expect(seen.filter((html) => html.includes(SECRET))).toEqual([])
  expect(cachedKeys(queryClient)).toEqual([])
  expect(queryClient.getMutationCache().getAll()).toEqual([])
})

test('AUT-01 AUT-02 without a provider too, dispose leaves nothing behind, and late answers do not land', async () => {
  const { api, client, queryClient } = setup({ profiles })
  queryClient.setQueryData(['of the app'], 1)
  await prefetchProfiles(queryClient, client, ['eve'])
  await queryClient.prefetchQuery(leaderboardOptions(client, 'weekly'))
  api.failNext({ delay: Infinity, times: 2 })
  const late = prefetchProfiles(queryClient, client, ['kim']).catch((error: unknown) => error)
  const change = queryClient
    .getMutationCache()
    .build(queryClient, queryClient.defaultMutationOptions(updateProfileOptions(client, 'eve')))
    .execute({ name: 'late' })
    .catch((error: unknown) => error)
  await waitFor(() => {
    expect(api.requests.inFlight).toBe(2)
  })
  client.dispose()
  expect(cachedKeys(queryClient)).toEqual([undefined])
  expect(await late).toHaveProperty('name', 'AbortError')
  expect(await change).toHaveProperty('name', 'AbortError')
  await expect(prefetchProfiles(queryClient, client, ['eve'])).rejects.toHaveProperty('name', 'AbortError')
  expect(cachedKeys(queryClient)).toEqual([undefined])
  expect(queryClient.getMutationCache().getAll()).toEqual([])
})

test('AUT-02 what is still shown without a provider shows nothing', async () => {
  const { client, queryClient } = setup({ profiles })
  const observer = new QueryObserver(queryClient, profileOptions(client, 'eve'))
  const leave = observer.subscribe(() => undefined)
  await waitFor(() => {
    expect(observer.getCurrentResult().data?.name).toContain(SECRET)
  })
  client.dispose()
  expect(observer.getCurrentResult().data).toBeUndefined()
  leave()
})

test('behavior: two clients of one login share what is cached; it goes with the last of them', async () => {
  const first = setup({ profiles })
  const second = setup({ api: first.api })
  const { queryClient } = first
  await prefetchProfiles(queryClient, first.client, ['eve'])
  await prefetchProfiles(queryClient, second.client, ['kim'])
  first.client.dispose()
  expect(queryClient.getQueryData(profileOptions(second.client, 'eve').queryKey)?.name).toContain(SECRET)
  second.client.dispose()
  expect(cachedKeys(queryClient)).toEqual([])
})

test('AUT-13 CON-15 two roots on one cache, with two tenants, share nothing, and one logout leaves the other', async () => {
  const first = setup({ tenantId: 'first', profiles: [{ user_id: 'eve', name: 'Eve of the first' }] })
  const second = setup({ tenantId: 'second', profiles: [{ user_id: 'eve', name: 'Eve of the second' }] })
  const queryClient = new QueryClient()
  function Name() {
    return <b>{useDisplayProfile('eve').name}</b>
  }
  const roots = [first, second].map(({ client }) =>
    render(
      <QueryClientProvider client={queryClient}>
        <ProfileProvider client={client}>
          <Name />
        </ProfileProvider>
      </QueryClientProvider>,
    ),
  )
  await screen.findByText('Eve of the first')
  await screen.findByText('Eve of the second')
  act(() => first.client.dispose())
  expect(roots.map(({ container }) => container.textContent)).toEqual(['User eve', 'Eve of the second'])
  expect(cachedKeys(queryClient)).toEqual([second.client.scope])
})

test('AUT-02 CON-07 useCreateProfileClient under StrictMode: no logout, one client in use, the former one cleared', async () => {
  const { api, queryClient } = setup({ profiles })
  const clients = new Set<ProfileClient>()
  function App({ session }: { session: string | null }) {
    const client = useCreateProfileClient(session === null ? null : optionsOf(api.fetch, session))
    if (client) clients.add(client)
    return (
      <ProfileProvider client={client} queryClient={queryClient}>
        <ProfileName userId="eve" />
      </ProfileProvider>
    )
  }
  const app = (session: string | null) => (
    <StrictMode>
      <App session={session} />
    </StrictMode>
  )
  const open = () => [...clients].filter(({ signal }) => !signal.aborted)
  const { container, rerender } = render(app('ada'))
  await screen.findByText(`${SECRET} eve`)
  const inUse = new Set(cachedKeys(queryClient))
  expect(inUse.size).toBe(1)
  expect(api.requests.count).toBe(1)
  rerender(app('bob'))
  expect(container).not.toHaveTextContent(SECRET)
  await screen.findByText(`${SECRET} eve`)
  const scopes = new Set(cachedKeys(queryClient))
  expect(scopes.size).toBe(1)
  expect(scopes).not.toEqual(inUse)
  rerender(app(null))
  expect(container).toHaveTextContent('User eve')
  expect(cachedKeys(queryClient)).toEqual([])
  // StrictMode makes a second one in its second render, and drops it: it has asked for nothing.
  for (const { scope } of open()) expect(scopes.has(scope) || inUse.has(scope)).toBe(true)
  expect(api.requests.count).toBe(2)
})

test('AUT-02 what somebody else has typed and been refused is gone with the very commit of another user in the form', async () => {
  const { api, wrapper } = setup()
  api.failNext({ method: 'PUT', status: 422 })
  const seen: unknown[] = []
  function Form({ userId }: { userId: string }) {
    const { variables, error, mutate } = useUpdateProfile(userId)
    useLayoutEffect(() => {
      seen.push([userId, variables?.name, error?.code])
    })
    return <button onClick={() => mutate({ name: SECRET })}>rename</button>
  }
  const { rerender } = render(<Form userId="eve" />, { wrapper })
  fireEvent.click(screen.getByText('rename'))
  await waitFor(() => {
    expect(seen.at(-1)).toEqual(['eve', SECRET, 'http'])
  })
  seen.length = 0
  rerender(<Form userId="kim" />)
  expect(seen).toEqual([['kim', undefined, undefined]])
})

test('AUT-02 a client that React has made and dropped, as below a <Suspense>, keeps nothing alive after the logout', async () => {
  const { api, queryClient } = setup({ profiles })
  const made = new Set<ProfileClient | null>()
  function App() {
    const [session, setSession] = useState<string | null>('ada')
    const client = useCreateProfileClient(session === null ? null : optionsOf(api.fetch, session))
    made.add(client)
    return (
      <ProfileProvider client={client} queryClient={queryClient}>
        {client && <Team />}
        <button onClick={() => setSession(null)}>log out</button>
      </ProfileProvider>
    )
  }
  render(
    <Suspense fallback="waiting">
      <App />
    </Suspense>,
  )
  await screen.findByText(`${SECRET} eve`)
  expect(made.size).toBeGreaterThan(1)
  fireEvent.click(screen.getByText('log out'))
  expect(cachedKeys(queryClient)).toEqual([])
})

test('AUT-02 what was unmounted and mounted anew keeps nothing alive after the logout', async () => {
  const { api, queryClient } = setup({ profiles })
  function Area({ session }: { session: string | null }) {
    const client = useCreateProfileClient(session === null ? null : optionsOf(api.fetch, session))
    return (
      <ProfileProvider client={client} queryClient={queryClient}>
        <ProfileName userId="eve" />
      </ProfileProvider>
    )
  }
  render(<Area session="ada" />).unmount()
  const { rerender } = render(<Area session="ada" />)
  await screen.findByText(`${SECRET} eve`)
  rerender(<Area session={null} />)
  expect(cachedKeys(queryClient)).toEqual([])
})

test('AUT-02 the end of one of two clients of a login, whose read the other waits for, shows no stand-in', async () => {
  const first = setup({ profiles })
  const second = setup({ api: first.api })
  const { queryClient } = first
  first.api.failNext({ delay: Infinity })
  const shown: string[] = []
  function Name() {
    const { status, name } = useDisplayProfile('eve')
    shown.push(status)
    return <b>{name}</b>
  }
  const app = ({ client }: typeof first) => (
    <ProfileProvider client={client} queryClient={queryClient}>
      <Name />
    </ProfileProvider>
  )
  const { unmount } = render(app(first))
  await waitFor(() => {
    expect(first.api.requests.inFlight).toBe(1)
  })
  render(app(second))
  unmount()
  first.api.failNext({ delay: 100 })
  act(() => first.client.dispose())
  expect(await screen.findByText(`${SECRET} eve`, {}, { timeout: 5_000 })).toBeVisible()
  expect(shown).not.toContain('fallback')
})
