// @vitest-environment happy-dom
/** Runs the examples against the built package, under its public names. */
import { cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/react'
import { createElement, type ReactElement } from 'react'
import { afterEach, expect, test, vi } from 'vitest'
import { loadBuilt, loadExample } from './exampleModules.ts'

// An example that is a test itself runs as one of these.
import.meta.glob('../../examples/*.test.tsx', { eager: true })

const { ProfileProvider } = await loadBuilt('')
const { createProfileClient } = await loadBuilt('api/')
const { createMockApi, createMockToken } = await loadBuilt('mock/')

afterEach(() => {
  cleanup()
  vi.unstubAllGlobals()
})

const ada = { user_id: 'ada', name: 'Ada Lovelace' }
const bob = { user_id: 'bob', name: 'Bob' }

/** Puts a service and a backend that issues tokens where the network would be. */
function stubNetwork(api = createMockApi({ profiles: [ada, bob] })) {
  const token = createMockToken({ tenantId: 'demo', userId: 'ada' })
  const fetchStub: typeof fetch = (input, init) => {
    const isBackend = typeof input === 'string' && input.endsWith('/auth/profile-token')
    return isBackend ? Promise.resolve(new Response(token)) : api.fetch(input, init)
  }
  vi.stubGlobal('fetch', fetchStub)
  return api
}

function renderInKit(element: ReactElement) {
  const api = createMockApi({ profiles: [ada, bob] })
  const client = createProfileClient({
    baseUrl: 'https://api.example.com',
    token: createMockToken({ tenantId: 'demo', userId: 'ada' }),
    fetch: api.fetch,
    retry: { limit: 0 },
  })
  render(createElement(ProfileProvider, { client }, element))
  return api
}

test('no-backend.tsx: a board with names and faces, and no request that leaves the page', async () => {
  const network = vi.fn<typeof fetch>()
  vi.stubGlobal('fetch', network)
  const { App } = await loadExample('no-backend.tsx')
  render(createElement(App))
  const rows = await screen.findAllByRole('listitem')
  const [first] = rows
  if (!first) throw new Error('the board has no rows')
  expect(rows.length).toBeGreaterThan(10)
  await waitFor(() => expect(first).toHaveProperty('dataset.status', 'ready'))
  expect(first.textContent).toMatch(/^1 .*\w+ \w+ \d+/)
  await waitFor(() => expect(first.querySelector('img')?.src).toMatch(/^data:image\/svg/))
  expect(network).not.toHaveBeenCalled()
})

test('first-leaderboard.tsx: signed out, then a login with a token from the backend', async () => {
  const api = stubNetwork()
  const { WeeklyBoard } = await loadExample('first-leaderboard.tsx')
  const { rerender } = render(createElement(WeeklyBoard, { userId: undefined }))
  expect(api.requests.count).toBe(0)
  rerender(createElement(WeeklyBoard, { userId: 'ada' }))
  const [first] = await screen.findAllByRole('listitem')
  await waitFor(() => expect(first).toHaveProperty('dataset.status', 'ready'))
  expect(api.requests.countBy({ status: 401 })).toBe(0)
})

test('row.tsx: a person, and a board with rows of one’s own', async () => {
  const { Author, Standings } = await loadExample('row.tsx')
  renderInKit(createElement('div', {}, createElement(Author, { userId: 'bob' }), createElement(Standings)))
  expect(await screen.findByText('Bob')).toBeDefined()
  const list = screen.getByRole('list')
  expect(await within(list).findByText('Ada Lovelace')).toBeDefined()
  expect(within(list).getByText('GB')).toBeDefined()
  expect(within(list).getByText('1,815 sec')).toBeDefined()
})

test('mentions.tsx: people in an interface of one’s own', async () => {
  const { Mention, Participants } = await loadExample('mentions.tsx')
  const api = renderInKit(
    createElement(
      'div',
      {},
      createElement(Mention, { userId: 'ada' }),
      createElement(Participants, { userIds: ['ada', 'bob'] }),
    ),
  )
  expect(await screen.findByText('Ada Lovelace, Bob')).toBeDefined()
  expect(await screen.findByText('Ada Lovelace')).toBeDefined()
  expect(api.requests.countBy({ userId: 'ada' })).toBe(1)
})

test('rename.tsx: a change that is kept, and one that is refused', async () => {
  const { Rename } = await loadExample('rename.tsx')
  const api = renderInKit(createElement(Rename, { userId: 'ada' }))
  const input = await screen.findByDisplayValue('Ada Lovelace')
  fireEvent.change(input, { target: { value: 'Countess' } })
  fireEvent.click(screen.getByText('Save'))
  await waitFor(() => expect(api.requests.countBy({ method: 'PUT', status: 200 })).toBe(1))
  fireEvent.change(input, { target: { value: ' ' } })
  await waitFor(() => expect(screen.getByText('Save')).toHaveProperty('disabled', false))
  fireEvent.click(screen.getByText('Save'))
  expect((await screen.findByRole('alert')).textContent).toBe('"name" is blank.')
})

test('script.ts: a greeting by name, and one without', async () => {
  const api = stubNetwork()
  const { greet } = await loadExample('script.ts')
  expect(await greet('ada')).toBe('Hello, Ada Lovelace!')
  api.failNext({ status: 403 })
  expect(await greet('bob')).toBe('Hello, stranger!')
})

test('faces.ts: a face, and what stands in for a picture that must not be loaded', async () => {
  const { faceOf, placeholderOf } = await loadExample('faces.ts')
  expect(await faceOf('your_tenant', 'user_123')).toMatch(/^data:image\/svg\+xml,%3Csvg/)
  expect(placeholderOf('Brave Tiger 42', 'user_123', 'javascript:alert(1)')).toEqual({
    url: undefined,
    reason: 'scheme',
    initials: 'BT',
    tint: 6,
  })
})
