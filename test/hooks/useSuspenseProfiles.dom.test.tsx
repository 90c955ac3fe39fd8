import { act, render, screen, waitFor } from '@testing-library/react'
import { startTransition, Suspense } from 'react'
import { expect, test } from 'vitest'
import { useSuspenseProfiles } from '../../src/hooks/useSuspenseProfiles.ts'
import { seedProfiles } from '../../src/query/seedProfiles.ts'
import { setup, type Setup } from '../support/setup.tsx'

let renders: string[][] = []

function Team({ userIds }: { userIds: readonly string[] }) {
  const people = useSuspenseProfiles(userIds)
  renders.push(people.map(({ status }) => status))
  return (
    <ul>
      {people.map(({ userId, name }, index) => (
        <li key={`${userId} ${index}`}>{name}</li>
      ))}
    </ul>
  )
}

function show({ wrapper: Wrapper }: Setup, userIds: readonly string[]) {
  renders = []
  const app = (current: readonly string[]) => (
    <Wrapper>
      <Suspense fallback="waiting">
        <Team userIds={current} />
      </Suspense>
    </Wrapper>
  )
  const { container, rerender } = render(app(userIds))
  return { container, setUserIds: (next: readonly string[]) => rerender(app(next)) }
}

const profiles = ['ada', 'bob', 'eve'].map((user_id) => ({ user_id, name: user_id.toUpperCase() }))
const names = () => screen.getAllByRole('listitem').map(({ textContent }) => textContent)

test('default: all at once, in order, and only when each has settled', async () => {
  const kit = setup({ profiles })
  const { container } = show(kit, ['bob', 'ada', 'bob'])
  expect(container).toHaveTextContent('waiting')
  await screen.findByText('ADA')
  expect(names()).toEqual(['BOB', 'ADA', 'BOB'])
  expect(renders.flat()).not.toContain('loading')
  expect(kit.api.requests.count).toBe(2)
  expect(kit.api.requests.peak).toBe(2)
})

test('CON-09 CON-11 one that fails is a stand-in, thrown nowhere, and asked for once', async () => {
  const kit = setup({ profiles })
  kit.api.failNext({ status: 403, userId: 'bob' })
  show(kit, ['ada', 'bob', '..'])
  await screen.findByText('ADA')
  expect(names()).toEqual(['ADA', 'User bob', 'User ..'])
  expect(renders.flat()).not.toContain('loading')
  expect(kit.api.requests.count).toBe(2)
})

test('SCL-03 more than are kept when nothing shows them: each is asked for once, and shows', async () => {
  const kit = setup({ profiles, provider: { maxCachedProfiles: 2 } })
  // The provider's bound begins with its first commit.
  const { setUserIds } = show(kit, [])
  setUserIds(['ada', 'bob', 'eve'])
  await screen.findByText('ADA')
  expect(names()).toEqual(['ADA', 'BOB', 'EVE'])
  expect(kit.api.requests.count).toBe(3)
})

test('CON-07 under StrictMode one request for each id', async () => {
  const kit = setup({ profiles, strict: true })
  show(kit, ['ada', 'bob'])
  await screen.findByText('ADA')
  expect(kit.api.requests.count).toBe(2)
})

test('behavior: later changes show', async () => {
  const kit = setup({ profiles })
  show(kit, ['ada'])
  await screen.findByText('ADA')
  const profile = await kit.client.updateProfile('ada', { name: 'Countess' })
  act(() => {
    seedProfiles(kit.queryClient, kit.client, [profile])
  })
  expect(await screen.findByText('Countess')).toBeVisible()
})

test('CON-11 in a transition the former list stays until the new one is complete', async () => {
  const kit = setup({ profiles })
  const { container, setUserIds } = show(kit, ['ada'])
  await screen.findByText('ADA')
  startTransition(() => setUserIds(['ada', 'bob', 'eve']))
  expect(container).not.toHaveTextContent('waiting')
  await screen.findByText('EVE')
  expect(names()).toEqual(['ADA', 'BOB', 'EVE'])
  expect(renders.flat()).not.toContain('loading')
  expect(kit.api.requests.count).toBe(3)
})

test('behavior: without a transition a longer list waits, and asks for what is new alone', async () => {
  const kit = setup({ profiles })
  const { setUserIds } = show(kit, ['ada'])
  await screen.findByText('ADA')
  setUserIds(['eve', 'ada'])
  expect(screen.getByText('waiting')).toBeVisible()
  await screen.findByText('EVE')
  await waitFor(() => {
    expect(names()).toEqual(['EVE', 'ADA'])
  })
  expect(kit.api.requests.count).toBe(2)
})

test('signed out: stand-ins at once, without a request', () => {
  const kit = setup({ provider: { client: null } })
  show(kit, ['ada', 'bob'])
  expect(names()).toEqual(['User ada', 'User bob'])
  expect(kit.api.requests.count).toBe(0)
})
