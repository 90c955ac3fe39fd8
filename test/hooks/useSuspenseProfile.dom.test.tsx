import { QueryErrorResetBoundary } from '@tanstack/react-query'
import { fireEvent, render, screen, waitFor } from '@testing-library/react'
import { Component, type ReactNode, StrictMode, startTransition, Suspense, useState } from 'react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { useDisplayProfile } from '../../src/hooks/useDisplayProfile.ts'
import { useSuspenseProfile } from '../../src/hooks/useSuspenseProfile.ts'
import { setup, type Setup } from '../support/setup.tsx'

beforeEach(() => {
  // React logs what a boundary has caught.
  vi.spyOn(console, 'error').mockReturnValue(undefined)
})

afterEach(() => {
  vi.restoreAllMocks()
})

/** An ordinary boundary, that tells TanStack Query nothing. */
class Boundary extends Component<{ children: ReactNode; onReset?: () => void }> {
  override state: { error?: unknown } = {}
  static getDerivedStateFromError = (error: unknown) => ({ error })
  override render() {
    const { error } = this.state
    if (error === undefined) return this.props.children
    const reset = () => {
      this.props.onReset?.()
      this.setState({ error: undefined })
    }
    return <button onClick={reset}>again after {String(Reflect.get(Object(error), 'code'))}</button>
  }
}

function Name({ userId }: { userId: string }) {
  return <b>{useSuspenseProfile(userId).data.name}</b>
}

function show({ wrapper: Wrapper }: Setup, children: ReactNode) {
  return render(
    <Wrapper>
      <Boundary>
        <Suspense fallback="waiting">{children}</Suspense>
      </Boundary>
    </Wrapper>,
  )
}

const ada = { user_id: 'ada', name: 'Ada' }

test('default', async () => {
  const kit = setup({ profiles: [ada] })
  const { container } = show(kit, <Name userId="ada" />)
  expect(container).toHaveTextContent('waiting')
  expect(await screen.findByText('Ada')).toBeVisible()
  expect(kit.api.requests.count).toBe(1)
})

test('CON-07 under StrictMode one request', async () => {
  const kit = setup({ profiles: [ada], strict: true })
  show(kit, <Name userId="ada" />)
  await screen.findByText('Ada')
  expect(kit.api.requests.count).toBe(1)
})

test('CON-11 a failure goes to the boundary, and a reset asks again', async () => {
  const kit = setup({ profiles: [ada] })
  kit.api.failNext({ status: 500, times: 2 })
  show(kit, <Name userId="ada" />)
  fireEvent.click(await screen.findByText('again after http'))
  await waitFor(() => {
    expect(kit.api.requests.count).toBe(2)
  })
  fireEvent.click(await screen.findByText('again after http'))
  expect(await screen.findByText('Ada')).toBeVisible()
  expect(kit.api.requests.count).toBe(3)
})

test('CON-11 a reset asks again under StrictMode, and with a boundary that tells TanStack Query', async () => {
  const kit = setup({ profiles: [ada] })
  kit.api.failNext({ status: 500, times: 2 })
  const { wrapper: Wrapper } = kit
  render(
    <StrictMode>
      <Wrapper>
        <QueryErrorResetBoundary>
          {({ reset }) => (
            <Boundary onReset={reset}>
              <Suspense fallback="waiting">
                <Name userId="ada" />
              </Suspense>
            </Boundary>
          )}
        </QueryErrorResetBoundary>
      </Wrapper>
    </StrictMode>,
  )
  fireEvent.click(await screen.findByText('again after http'))
  await waitFor(() => {
    expect(kit.api.requests.count).toBe(2)
  })
  fireEvent.click(await screen.findByText('again after http'))
  expect(await screen.findByText('Ada')).toBeVisible()
  expect(kit.api.requests.count).toBe(3)
})

test('CON-11 an error that somebody else has met is not thrown: who comes later asks', async () => {
  const kit = setup({ profiles: [ada] })
  kit.api.failNext({ status: 403 })
  const shown: string[] = []
  function StandIn() {
    const { status } = useDisplayProfile('ada')
    shown.push(status)
    return status
  }
  function Both() {
    const [isOpen, setIsOpen] = useState(false)
    return (
      <>
        <StandIn />
        {isOpen ? <Name userId="ada" /> : <button onClick={() => setIsOpen(true)}>open</button>}
      </>
    )
  }
  show(kit, <Both />)
  await screen.findByText('fallback')
  fireEvent.click(screen.getByText('open'))
  expect(await screen.findByText('Ada')).toBeVisible()
  expect(kit.api.requests.count).toBe(2)
  // The stand-in stays one while it is asked for again.
  expect(shown.slice(shown.indexOf('fallback'))).not.toContain('loading')
})

test('CON-11 a service that stays down is neither asked without end nor waited for without end', async () => {
  const kit = setup({ scenario: 'down' })
  show(kit, <Name userId="ada" />)
  for (let reset = 1; reset <= 4; reset++) {
    fireEvent.click(await screen.findByText(/again/))
    await waitFor(() => {
      expect(kit.api.requests.count).toBe(reset + 1)
    })
  }
  expect(await screen.findByText(/again/)).toBeVisible()
  expect(kit.api.requests.count).toBe(5)
})

test('CON-11 in a transition the former person stays on screen', async () => {
  const kit = setup({ profiles: [ada, { user_id: 'bob', name: 'Bob' }] })
  const { wrapper: Wrapper } = kit
  const app = (userId: string) => (
    <Wrapper>
      <Suspense fallback="waiting">
        <Name userId={userId} />
      </Suspense>
    </Wrapper>
  )
  const { container, rerender } = render(app('ada'))
  await screen.findByText('Ada')
  const release = kit.api.failNext({ delay: Infinity, userId: 'bob' })
  startTransition(() => rerender(app('bob')))
  await waitFor(() => {
    expect(kit.api.requests.countBy({ userId: 'bob' })).toBe(1)
  })
  expect(container).toHaveTextContent('Ada')
  expect(container).not.toHaveTextContent('waiting')
  release()
})

test('signed out: an error that says what to do, without a request', () => {
  const kit = setup({ provider: { client: null } })
  show(kit, <Name userId="ada" />)
  expect(screen.getByText('again after unauthorized')).toBeVisible()
  expect(kit.api.requests.count).toBe(0)
})
