import { act, render, screen } from '@testing-library/react'
import { type DehydratedState, HydrationBoundary } from '@tanstack/react-query'
import { startTransition, Suspense } from 'react'
import { renderToString } from 'react-dom/server'
import { expect, test, vi } from 'vitest'
import { Leaderboard } from '../../src/components/leaderboard/Leaderboard.tsx'
import { HydratedProfiles } from '../../src/hooks/HydratedProfiles.tsx'
import { useDisplayProfile } from '../../src/hooks/useDisplayProfile.ts'
import { useProfile } from '../../src/hooks/useProfile.ts'
import { dehydrateProfiles } from '../../src/query/transfer/dehydrateProfiles.ts'
import { peekProfile } from '../../src/query/peekProfile.ts'
import { prefetchProfiles } from '../../src/query/prefetchProfiles.ts'
import { serializeState } from '../../src/query/transfer/serializeState.ts'
import { setup, type SetupOptions } from '../support/setup.tsx'

function Name({ userId = 'ada' }: { userId?: string }) {
  return <p>{useDisplayProfile(userId).name}</p>
}

/** What a loader sends, after its way as text. */
async function load(name: string, options: SetupOptions = {}): Promise<DehydratedState> {
  const { client, queryClient } = setup(options)
  await client.updateProfile('ada', { name })
  await prefetchProfiles(queryClient, client, ['ada', 'bob'])
  return JSON.parse(serializeState(dehydrateProfiles(queryClient, client)))
}

test('default: names in the very first frame, and no request', async () => {
  const state = await load('Ada')
  const { api, wrapper } = setup({ strict: true })
  const frames: string[] = []
  function Framed() {
    const { data } = useProfile('ada')
    frames.push(data?.name ?? 'nobody')
    return null
  }
  render(
    <HydratedProfiles state={state}>
      <Framed />
      <Name />
    </HydratedProfiles>,
    { wrapper },
  )
  expect(new Set(frames)).toEqual(new Set(['Ada']))
  expect(screen.getByText('Ada')).toBeInTheDocument()
  expect(api.requests.count).toBe(0)
})

test('a server has the names in the HTML of hooks and of a board', async () => {
  const state = await load('Ada')
  const { wrapper: Wrapper } = setup()
  const html = renderToString(
    <Wrapper>
      <HydratedProfiles state={state}>
        <Name />
        <Leaderboard entries={[{ user_id: 'ada', rank: 1, score: 2 }]} />
      </HydratedProfiles>
    </Wrapper>,
  )
  expect(html).toContain('<p>Ada</p>')
  expect(html).toContain('<bdi>Ada</bdi>')
})

test("behavior: inside TanStack Query's own boundary it is the same", async () => {
  const state = await load('Ada')
  const { api, wrapper } = setup()
  render(
    <HydrationBoundary state={state}>
      <Name />
    </HydrationBoundary>,
    { wrapper },
  )
  expect(screen.getByText('Ada')).toBeInTheDocument()
  expect(api.requests.count).toBe(0)
})

test.each(['around', 'inside'])(
  "behavior: TanStack Query's own boundary %s, with the host's and our state: one entry, and no request",
  async (where) => {
    const state = await load('Ada')
    const { api, queryClient, wrapper } = setup({ strict: true })
    const page =
      where === 'around' ? (
        <HydrationBoundary state={state}>
          <HydratedProfiles state={state}>
            <Name />
          </HydratedProfiles>
        </HydrationBoundary>
      ) : (
        <HydratedProfiles state={state}>
          <HydrationBoundary state={state}>
            <Name />
          </HydrationBoundary>
        </HydratedProfiles>
      )
    render(page, { wrapper })
    expect(screen.getByText('Ada')).toBeInTheDocument()
    expect(queryClient.getQueryCache().getAll()).toHaveLength(2)
    expect(api.requests.count).toBe(0)
  },
)

test('SSR-05 a later page changes who is on screen, without a warning; an older one does not', async () => {
  const error = vi.spyOn(console, 'error')
  const { api } = setup()
  const first = await load('Ada', { api })
  const later = await load('Countess', { api })
  const { wrapper } = setup({ api })
  api.requests.clear()
  const page = (state: DehydratedState) => (
    <>
      <Name />
      <HydratedProfiles state={state}>
        <Name />
      </HydratedProfiles>
    </>
  )
  const { rerender } = render(page(first), { wrapper })
  await screen.findAllByText('Ada')
  rerender(page(later))
  expect(await screen.findAllByText('Countess')).toHaveLength(2)
  rerender(page(first))
  expect(screen.getAllByText('Countess')).toHaveLength(2)
  expect(api.requests.count).toBe(0)
  expect(error).not.toHaveBeenCalled()
})

test('SSR-05 a page that a transition still holds back changes nobody on screen', async () => {
  const { api } = setup()
  const first = await load('Ada', { api })
  const later = await load('Countess', { api })
  const { wrapper } = setup({ api })
  const never = new Promise(() => undefined)
  const Waiting = vi.fn<() => never>(() => {
    throw never
  })
  const page = (state: DehydratedState, isComplete: boolean) => (
    <>
      <Name />
      <Suspense fallback="waiting">
        <HydratedProfiles state={state}>{!isComplete && <Waiting />}</HydratedProfiles>
      </Suspense>
    </>
  )
  const { rerender } = render(page(first, true), { wrapper })
  await screen.findByText('Ada')
  startTransition(() => rerender(page(later, false)))
  await vi.waitFor(() => {
    expect(Waiting).toHaveBeenCalled()
  })
  await act(() => Promise.resolve())
  expect(screen.getByText('Ada')).toBeInTheDocument()
  rerender(page(later, true))
  expect(await screen.findByText('Countess')).toBeInTheDocument()
})

test('SSR-05 state of another login is not shown, nor any while nobody is signed in', async () => {
  const state = await load('Ada', { userId: 'somebody-else' })
  const { client, queryClient, wrapper } = setup()
  render(<HydratedProfiles state={state}>here</HydratedProfiles>, { wrapper })
  expect(peekProfile(queryClient, client, 'ada')).toBeUndefined()
  const signedOut = setup({ provider: { client: null } })
  render(<HydratedProfiles state={state}>there</HydratedProfiles>, { wrapper: signedOut.wrapper })
  expect(signedOut.queryClient.getQueryCache().getAll()).toEqual([])
  expect(screen.getByText('there')).toBeInTheDocument()
})
