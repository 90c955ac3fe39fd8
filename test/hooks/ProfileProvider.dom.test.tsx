import { focusManager, QueryClient, QueryClientProvider, useQueryClient } from '@tanstack/react-query'
import { act, fireEvent, render, renderHook, screen, waitFor } from '@testing-library/react'
import { StrictMode, Suspense, type ReactNode } from 'react'
import { expect, test, vi } from 'vitest'
import type { ProfileKitEvent } from '../../src/api/events.ts'
import { useDisplayProfile } from '../../src/hooks/useDisplayProfile.ts'
import { useLeaderboard } from '../../src/hooks/useLeaderboard.ts'
import { useProfile } from '../../src/hooks/useProfile.ts'
import { useProfileAvatar } from '../../src/hooks/useProfileAvatar.ts'
import { useProfileClient } from '../../src/hooks/useProfileClient.ts'
import { useProfileKit } from '../../src/hooks/ProfileContext.ts'
import { useProfiles } from '../../src/hooks/useProfiles.ts'
import { useSuspenseProfile } from '../../src/hooks/useSuspenseProfile.ts'
import { useUpdateProfile } from '../../src/hooks/useUpdateProfile.ts'
import { ProfileProvider, type ProfileProviderProps } from '../../src/hooks/ProfileProvider.tsx'
import { profileKeys } from '../../src/query/profileKeys.ts'
import { setup } from '../support/setup.tsx'

test.each([
  ['useProfile', () => useProfile('ada')],
  ['useProfiles', () => useProfiles(['ada'])],
  ['useDisplayProfile', () => useDisplayProfile('ada')],
  ['useProfileAvatar', () => useProfileAvatar('ada')],
  ['useUpdateProfile', () => useUpdateProfile('ada')],
  ['useLeaderboard', () => useLeaderboard('weekly')],
  ['useProfileClient', () => useProfileClient()],
])('%s without a provider says what happened and what to do', (_name, useHook: () => unknown) => {
  const silenced = vi.spyOn(console, 'error').mockReturnValue(undefined)
  expect(() => renderHook(useHook)).toThrow(
    /no <ProfileProvider> above .* no service to ask.* Put <ProfileProvider client=\{client\}>/,
  )
  silenced.mockRestore()
})

test('uses the QueryClient of the app', async () => {
  const { client } = setup()
  const queryClient = new QueryClient()
  const wrapper = ({ children }: { children: ReactNode }) => (
    <QueryClientProvider client={queryClient}>
      <ProfileProvider client={client}>{children}</ProfileProvider>
    </QueryClientProvider>
  )
  renderHook(() => useProfile('ada'), { wrapper })
  await waitFor(() => {
    expect(queryClient.getQueryData(profileKeys.profile(client.scope, 'ada'))).toBeDefined()
  })
})

test('makes a QueryClient where the app has none, and provides it', async () => {
  const { api, client } = setup()
  const wrapper = ({ children }: { children: ReactNode }) => (
    <StrictMode>
      <ProfileProvider client={client}>{children}</ProfileProvider>
    </StrictMode>
  )
  const { result, rerender } = renderHook(() => [useProfile('ada'), useQueryClient()] as const, { wrapper })
  const [, queryClient] = result.current
  await waitFor(() => {
    expect(queryClient.getQueryData(profileKeys.profile(client.scope, 'ada'))).toBeDefined()
  })
  rerender()
  expect(result.current[1]).toBe(queryClient)
  expect(api.requests.count).toBe(1)
})

test('prop: queryClient goes before that of the app, which stays in place for the app', async () => {
  const { client, queryClient } = setup()
  const app = new QueryClient()
  const wrapper = ({ children }: { children: ReactNode }) => (
    <QueryClientProvider client={app}>
      <ProfileProvider client={client} queryClient={queryClient}>
        {children}
      </ProfileProvider>
    </QueryClientProvider>
  )
  const { result } = renderHook(() => [useProfile('ada'), useQueryClient()] as const, { wrapper })
  await waitFor(() => {
    expect(result.current[0].isSuccess).toBe(true)
  })
  expect(result.current[1]).toBe(app)
  expect(app.getQueryCache().getAll()).toEqual([])
})

test('makes one QueryClient for one client, though React keeps nothing of what suspends before it is mounted', async () => {
  const { api, client } = setup()
  const { result } = renderHook(() => useSuspenseProfile('ada').data.user_id, {
    wrapper: ({ children }) => (
      <Suspense fallback="waiting">
        <ProfileProvider client={client}>{children}</ProfileProvider>
      </Suspense>
    ),
  })
  await waitFor(() => {
    expect(result.current).toBe('ada')
  })
  expect(api.requests.count).toBe(1)
})

test('CON-08 another QueryClient is that of all hooks at once: each profile is one entry still', async () => {
  const { api, client } = setup({ profiles: [{ user_id: 'ada', name: 'Ada' }] })
  const [first, second] = [new QueryClient(), new QueryClient()]
  let queryClient = first
  const { result, rerender } = renderHook(
    () => ({
      names: [
        useProfile('ada').data?.name,
        useDisplayProfile('ada').name,
        useProfiles(['ada']).profiles[0]?.name,
      ],
      update: useUpdateProfile('ada'),
    }),
    {
      wrapper: ({ children }) => (
        <StrictMode>
          <QueryClientProvider client={queryClient}>
            <ProfileProvider client={client}>{children}</ProfileProvider>
          </QueryClientProvider>
        </StrictMode>
      ),
    },
  )
  await waitFor(() => {
    expect(result.current.names).toEqual(['Ada', 'Ada', 'Ada'])
  })
  queryClient = second
  rerender()
  await waitFor(() => {
    expect(result.current.names).toEqual(['Ada', 'Ada', 'Ada'])
  })
  expect(api.requests.count).toBe(2)
  await act(() => result.current.update.mutateAsync({ name: 'Countess' }))
  await waitFor(() => {
    expect(result.current.names).toEqual(['Countess', 'Countess', 'Countess'])
  })
})

test('prop: queryClient, inside that of the app, refreshes when the page is looked at again', async () => {
  const { api, client, queryClient } = setup()
  const wrapper = ({ children }: { children: ReactNode }) => (
    <QueryClientProvider client={new QueryClient()}>
      <ProfileProvider client={client} queryClient={queryClient} staleTime={0}>
        {children}
      </ProfileProvider>
    </QueryClientProvider>
  )
  const { result, unmount } = renderHook(() => useProfile('ada'), { wrapper })
  await waitFor(() => {
    expect(result.current.isSuccess).toBe(true)
  })
  act(() => {
    focusManager.setFocused(false)
    focusManager.setFocused(true)
  })
  await waitFor(() => {
    expect(api.requests.count).toBe(2)
  })
  unmount()
  focusManager.setFocused(undefined)
})

test('CON-12 a provider that renders again renders nobody else, whatever is written into its props', () => {
  const { client, queryClient } = setup()
  const seen = new Set<unknown>()
  function Consumer() {
    seen.add(useProfileKit())
    return null
  }
  const app = (props: Partial<ProfileProviderProps>) => (
    <ProfileProvider client={client} queryClient={queryClient} {...props}>
      <Consumer />
    </ProfileProvider>
  )
  const { rerender } = render(app({ avatars: { hosts: ['images.example.com'] } }))
  rerender(app({ avatars: { hosts: ['images.example.com'] } }))
  expect(seen.size).toBe(1)
  rerender(app({ avatars: { hosts: ['other.example.com'] } }))
  const [, latest] = seen
  expect(latest).toMatchObject({ avatars: { hosts: ['other.example.com'] } })
})

test('AUT-13 two logins side by side share nothing', async () => {
  const first = setup({ tenantId: 'first', profiles: [{ user_id: 'eve', name: 'Eve of the first' }] })
  const second = setup({ tenantId: 'second', profiles: [{ user_id: 'eve', name: 'Eve of the second' }] })
  const queryClient = new QueryClient()
  function Name() {
    return <li>{useDisplayProfile('eve').name}</li>
  }
  const { container } = render(
    <QueryClientProvider client={queryClient}>
      <ProfileProvider client={first.client}>
        <Name />
      </ProfileProvider>
      <ProfileProvider client={second.client}>
        <Name />
      </ProfileProvider>
    </QueryClientProvider>,
  )
  await waitFor(() => {
    expect([...container.children].map(({ textContent }) => textContent)).toEqual([
      'Eve of the first',
      'Eve of the second',
    ])
  })
})

test('prop: onEvent is told of requests, the first one included, and of each broken picture once', async () => {
  const events: ProfileKitEvent[] = []
  const photo = 'https://images.example.com/gone.png'
  const { wrapper } = setup({
    profiles: [{ user_id: 'ada', name: 'Ada', avatar_url: photo }],
    provider: { onEvent: (event) => events.push(event) },
  })
  function Picture() {
    return <img {...useProfileAvatar('ada').imgProps} alt="face" />
  }
  render(
    <>
      <Picture />
      <Picture />
    </>,
    { wrapper },
  )
  await waitFor(() => {
    expect(screen.getAllByAltText<HTMLImageElement>('face').map(({ src }) => src)).toEqual([photo, photo])
  })
  for (const image of screen.getAllByAltText('face')) fireEvent.error(image)
  expect(events.map(({ type }) => type)).toEqual(['request', 'response', 'picture-failed'])
  expect(events.at(-1)).toEqual({ type: 'picture-failed', at: expect.any(Number), userId: 'ada' })
})

test('CON-13 an onEvent that throws, or that the next render replaces, breaks nothing', async () => {
  const { client, queryClient } = setup()
  const reports = vi.spyOn(console, 'error').mockReturnValue(undefined)
  const first = vi.fn<() => never>(() => {
    throw new Error('a bug of the app')
  })
  const second = vi.fn<(event: ProfileKitEvent) => void>()
  const app = (onEvent: (event: ProfileKitEvent) => void) => (
    <ProfileProvider client={client} queryClient={queryClient} onEvent={onEvent} />
  )
  const { rerender, unmount } = render(app(first))
  await client.getProfile('ada')
  rerender(app(second))
  await client.getProfile('bob')
  unmount()
  await client.getProfile('eve')
  expect(first).toHaveBeenCalledTimes(2)
  expect(second.mock.calls.map(([{ type }]) => type)).toEqual(['request', 'response'])
  reports.mockRestore()
})
