import { QueryErrorResetBoundary } from '@tanstack/react-query'
import { act, fireEvent, render, screen, waitFor } from '@testing-library/react'
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
  vi.useRealTimers()
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

test('CON-11 a boundary that resets by itself, at every render, does not ask without end', async () => {
  vi.useFakeTimers()
  const kit = setup({ scenario: 'down' })
  class Restless extends Boundary {
    override componentDidUpdate() {
      if (this.state.error !== undefined) setTimeout(() => this.setState({ error: undefined }), 10)
    }
  }
  const { wrapper: Wrapper } = kit
  render(
    <Wrapper>
      <Restless>
        <Suspense fallback="waiting">
          <Name userId="ada" />
        </Suspense>
      </Restless>
    </Wrapper>,
  )
  for (let time = 0; time < 10_000; time += 20) await act(() => vi.advanceTimersByTimeAsync(20))
  expect(kit.api.requests.count).toBeGreaterThan(2)
  expect(kit.api.requests.count).toBeLessThan(20)
})

test('CON-14 a failure leaves neither a timer nor a listener behind', async () => {
  const kit = setup({ scenario: 'down', strict: true })
  const added = vi.spyOn(window, 'addEventListener')
  const removed = vi.spyOn(window, 'removeEventListener')
  const acts = ({ mock }: { mock: { calls: unknown[][] } }) =>
    mock.calls.map(([type]) => type).filter((type) => type === 'keydown').length
  show(kit, <Name userId="ada" />)
  await screen.findByText(/again/)
  // Once for the failure, not once for each of the renders it takes.
  expect(acts(added)).toBe(1)
  await waitFor(() => {
    expect(acts(removed)).toBe(1)
  })
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
