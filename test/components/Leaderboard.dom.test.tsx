import { fireEvent, render, screen, waitFor, within } from '@testing-library/react'
import fc from 'fast-check'
import { createRef, type ReactNode } from 'react'
import { renderToString } from 'react-dom/server'
import { describe, expect, test, vi } from 'vitest'
import { Leaderboard } from '../../src/components/leaderboard/Leaderboard.tsx'
import type { LeaderboardActions } from '../../src/components/leaderboard/LeaderboardProps.ts'
import { LeaderboardRank } from '../../src/components/leaderboard/LeaderboardRank.tsx'
import { LeaderboardScore } from '../../src/components/leaderboard/LeaderboardScore.tsx'
import { ProfileName } from '../../src/components/profile-name/ProfileName.tsx'
import { ProfileProvider } from '../../src/hooks/ProfileProvider.tsx'
import { createMockApi, createStandings } from '../../src/mock/index.ts'
import { setup } from '../support/setup.tsx'
import { describeConformance } from './conformance.tsx'
import { createEntries, createProfile } from './people.ts'

const ada = createProfile({ user_id: 'player-1' })

function signedOut({ children }: { children: ReactNode }) {
  return <ProfileProvider client={null}>{children}</ProfileProvider>
}

/** A board of profiles in hand, which needs no provider. */
function boardWith(row: ReactNode) {
  return (
    <Leaderboard entries={createEntries(1)} profiles={[ada]}>
      {row}
    </Leaderboard>
  )
}

describeConformance({
  name: 'leaderboard',
  tag: 'div',
  state: ['status', 'reason'],
  holds: (element) => within(element).queryAllByRole('listitem').length === 2,
  element: (props) => <Leaderboard entries={createEntries(2)} {...props} />,
  wrapper: signedOut,
})

describeConformance({
  name: 'leaderboard-rank',
  tag: 'span',
  state: ['current'],
  holds: (element) => element.textContent === '1',
  element: (props) => boardWith(<LeaderboardRank {...props} />),
})

describeConformance({
  name: 'leaderboard-score',
  tag: 'span',
  state: ['current'],
  holds: (element) => element.textContent === '1,000,000',
  element: (props) => boardWith(<LeaderboardScore {...props} />),
})

/** For what takes long where rows are many and the machine is busy. */
const PATIENT = { timeout: 15_000 }

const rowsOf = (container: HTMLElement) => [
  ...container.querySelectorAll<HTMLElement>('[data-profile-kit="leaderboard-row"]'),
]
const textsOf = (container: HTMLElement) => rowsOf(container).map(({ textContent }) => textContent.trim())

describe('entries', () => {
  test('ranks and scores are there before any profile is', async () => {
    const { api, wrapper } = setup({ profiles: [{ user_id: 'player-1', name: 'Ada Lovelace' }] })
    const { container } = render(<Leaderboard entries={createEntries(2)} />, { wrapper })
    expect(api.requests.count).toBe(0)
    expect(textsOf(container)).toEqual(['1  \u00A0 1,000,000', '2  \u00A0 999,990'])
    expect(await screen.findByText('Ada Lovelace')).toBeInTheDocument()
    expect(api.requests.count).toBe(2)
  })

  test('TXT-15 a row reads as one phrase: rank, name, score', () => {
    const { container } = render(
      <Leaderboard
        entries={createEntries(1)}
        profiles={[{ ...ada, avatar_url: 'https://x.example/a.png' }]}
      />,
    )
    expect(rowsOf(container)[0]).toHaveTextContent(/^1 Ada Lovelace 1,000,000$/)
    expect(screen.queryByRole('img')).toBeNull()
  })

  test('is a list with a name', () => {
    render(<Leaderboard entries={createEntries(3)} label="This week" />, { wrapper: signedOut })
    const list = screen.getByRole('list', { name: 'This week' })
    expect(within(list).getAllByRole('listitem')).toHaveLength(3)
  })

  test('a board that scrolls in itself is a region the keyboard reaches', () => {
    render(<Leaderboard entries={createEntries(3)} label="This week" height={100} />, { wrapper: signedOut })
    const region = screen.getByRole('region', { name: 'This week' })
    expect(region).toHaveAttribute('tabindex', '0')
    expect(region.style.blockSize).toBe('100px')
  })

  test('down: every row keeps its rank, score and a stand-in, and says why', async () => {
    const { wrapper } = setup({ scenario: 'down' })
    const { container } = render(<Leaderboard entries={createEntries(5)} />, { wrapper })
    await screen.findByText('User player-5')
    await waitFor(() => expect(container.querySelectorAll('img')).toHaveLength(5))
    for (const [index, row] of rowsOf(container).entries()) {
      expect(row).toHaveTextContent(`${index + 1} User player-${index + 1}`)
      expect(row).toHaveAttribute('data-status', 'fallback')
      expect(row).toHaveAttribute('data-reason', 'http')
    }
  })

  test('down, then healthy: names appear without a reload', async () => {
    const { api, wrapper } = setup({ scenario: 'down' })
    const { container } = render(<Leaderboard entries={createEntries(3)} />, { wrapper })
    await screen.findByText('User player-3')
    api.setScenario('healthy')
    await waitFor(
      () => {
        for (const row of rowsOf(container)) expect(row).toHaveAttribute('data-status', 'ready')
      },
      { timeout: 10_000 },
    )
  }, 15_000)

  test('PRO-05 malformed: nothing throws, and every row shows somebody', async () => {
    const { wrapper } = setup({ scenario: 'malformed' })
    const { container } = render(<Leaderboard entries={createEntries(8)} />, { wrapper })
    await screen.findByText('User player-8')
    for (const row of rowsOf(container)) expect(row).toHaveAttribute('data-reason', 'invalid-response')
  })

  test('signed out: stand-ins, and no requests', () => {
    const { api, wrapper } = setup({ provider: { client: null } })
    const { container } = render(<Leaderboard entries={createEntries(2)} />, { wrapper })
    expect(rowsOf(container)[1]).toHaveTextContent('User player-2')
    expect(api.requests.count).toBe(0)
  })

  test('profiles: rows of profiles in hand ask for nothing, and need no provider', async () => {
    const { api, wrapper } = setup()
    const board = <Leaderboard entries={createEntries(1)} profiles={[ada]} />
    const { unmount } = render(board)
    expect(screen.getByText('Ada Lovelace')).toBeInTheDocument()
    unmount()
    render(<Leaderboard entries={createEntries(2)} profiles={[ada]} />, { wrapper })
    await waitFor(() => expect(api.requests.count).toBe(1))
    expect(screen.getByText('Ada Lovelace')).toBeInTheDocument()
  })

  test('says what to do without a provider', () => {
    expect(() => render(<Leaderboard entries={createEntries(1)} />)).toThrow(/no <ProfileProvider>/)
  })

  test('marks the row of the user at the screen, the prop before the provider', () => {
    const { wrapper } = setup({ provider: { currentUserId: 'player-2' } })
    const { container, rerender } = render(<Leaderboard entries={createEntries(3)} />, { wrapper })
    const current = () =>
      rowsOf(container).map((row) => row.hasAttribute('data-current') && row.getAttribute('aria-current'))
    expect(current()).toEqual([false, 'true', false])
    rerender(<Leaderboard entries={createEntries(3)} currentUserId="player-3" />)
    expect(current()).toEqual([false, false, 'true'])
  })

  test('CON-12 onRowAction: one that is written into the JSX renders no row again, and the latest is called', () => {
    let reads = 0
    const entries = createEntries(3).map((entry) => ({
      ...entry,
      get rank() {
        reads++
        return 1
      },
    }))
    const [first, latest] = [vi.fn<() => void>(), vi.fn<() => void>()]
    const board = (onRowAction: () => void) => <Leaderboard entries={entries} onRowAction={onRowAction} />
    const { rerender } = render(board(first), { wrapper: signedOut })
    const readsOf = (onRowAction: () => void) => {
      reads = 0
      rerender(board(onRowAction))
      return reads
    }
    expect(readsOf(latest)).toBe(readsOf(latest))
    fireEvent.click(screen.getAllByRole('button')[1] ?? document)
    expect([first, latest].map(({ mock }) => mock.calls.length)).toEqual([0, 1])
  })

  test('onRowAction: each row is a button that hands back its entry', () => {
    const onRowAction = vi.fn<(entry: { team: string }) => void>()
    render(
      <Leaderboard
        entries={createEntries(2).map((entry) => ({ ...entry, team: `team of ${entry.user_id}` }))}
        onRowAction={onRowAction}
        currentUserId="player-2"
      />,
      { wrapper: signedOut },
    )
    const buttons = screen.getAllByRole('button', { name: /User player-/ })
    fireEvent.click(buttons[1] ?? document.body)
    expect(onRowAction.mock.calls).toEqual([[expect.objectContaining({ team: 'team of player-2' })]])
    expect(buttons[1]).toHaveAttribute('aria-current', 'true')
  })

  test('getRowHref: rows are links wherever it returns an address', () => {
    render(
      <Leaderboard
        entries={createEntries(2)}
        getRowHref={({ user_id }) => (user_id === 'player-1' ? '/players/1' : undefined)}
      />,
      { wrapper: signedOut },
    )
    expect(screen.getAllByRole('link').map((link) => link.getAttribute('href'))).toEqual(['/players/1'])
  })

  test('children: parts stand in for those of a row', () => {
    const { container } = render(
      <Leaderboard entries={createEntries(2)}>
        <ProfileName /> is number <LeaderboardRank />
      </Leaderboard>,
      { wrapper: signedOut },
    )
    expect(rowsOf(container)[1]).toHaveTextContent('User player-2 is number 2')
  })

  test('children: a function gets the entry, whom to show, and texts', () => {
    const entries = createEntries(1).map((entry) => ({ ...entry, wins: 7 }))
    const { container } = render(
      <Leaderboard entries={entries} currentUserId="player-1">
        {({ entry, index, userId, profile, rankText, scoreText, isCurrent }) =>
          [index, userId, entry.wins, profile.name, profile.status, rankText, scoreText, isCurrent].join(' ')
        }
      </Leaderboard>,
      { wrapper: signedOut },
    )
    expect(rowsOf(container)[0]).toHaveTextContent('0 player-1 7 User player-1 fallback 1 1,000,000 true')
  })

  test('a row renders again only when its own person changes', async () => {
    const rendered = vi.fn<(userId: string) => void>()
    const { client, queryClient, wrapper } = setup()
    render(
      <Leaderboard entries={createEntries(3)}>
        {({ userId, profile }) => {
          rendered(userId)
          return <i>{profile.name}</i>
        }}
      </Leaderboard>,
      { wrapper },
    )
    await waitFor(() => expect(document.querySelectorAll('[data-status="ready"]')).toHaveLength(3))
    rendered.mockClear()
    const [query] = queryClient
      .getQueryCache()
      .findAll({ predicate: ({ queryKey }) => queryKey.includes('player-2') })
    if (!query) throw new Error('There is no query of player-2')
    queryClient.setQueryData(query.queryKey, { ...ada, tenant_id: 'demo', user_id: 'player-2', name: 'Bo' })
    expect(await screen.findByText('Bo')).toBeInTheDocument()
    expect(rendered.mock.calls.flat()).toEqual(['player-2'])
    client.dispose()
  })

  test('emptyState: stands where nobody is', () => {
    const { container, rerender } = render(<Leaderboard entries={[]} />)
    expect(container.firstElementChild).toHaveAttribute('data-status', 'empty')
    expect(screen.getByRole('status')).toHaveTextContent('Nobody is on this leaderboard yet.')
    rerender(<Leaderboard entries={[]} emptyState={<b>Be the first!</b>} />)
    expect(screen.getByRole('status')).toHaveTextContent('Be the first!')
  })

  test('formatScore: options of Intl, or a function of score and entry', () => {
    const { container, rerender } = render(
      <Leaderboard entries={createEntries(1)} formatScore={{ notation: 'compact' }} />,
      { wrapper: signedOut },
    )
    expect(rowsOf(container)[0]).toHaveTextContent('1M')
    rerender(
      <Leaderboard entries={createEntries(1)} formatScore={(score, { rank }) => `${score / rank} pts`} />,
    )
    expect(rowsOf(container)[0]).toHaveTextContent('1000000 pts')
  })

  test('TXT-14 numbers are written in the locale of the provider, and those that are none are a dash', () => {
    const { wrapper } = setup({ provider: { client: null, locale: 'de' } })
    const scores = [1234.5, Number.NaN, Number.POSITIVE_INFINITY, -0, 2 ** 53]
    const entries = scores.map((score, index) => ({ user_id: `player-${index}`, rank: Number.NaN, score }))
    const { container } = render(
      <Leaderboard entries={entries}>
        <LeaderboardRank /> <LeaderboardScore />
      </Leaderboard>,
      { wrapper },
    )
    expect(textsOf(container)).toEqual(['– 1.234,5', '– –', '– –', '– 0', '– 9.007.199.254.740.992'])
  })

  test('TXT-14 ranks and scores that are no numbers are a dash, and no function of the app sees them', () => {
    const formatScore = vi.fn<(score: number) => string>((score) => `${score} points`)
    const odd = [Number.NaN, Infinity, -Infinity, null, undefined, '7', 'NaN', {}, [7]]
    // As a service without types would send them.
    const entries = odd.map((value, index) =>
      Object.assign({ user_id: `player-${index}`, rank: 1, score: 7 }, { rank: value, score: value }),
    )
    const { container } = render(
      <Leaderboard entries={entries} formatScore={formatScore}>
        <LeaderboardRank /> <LeaderboardScore />
      </Leaderboard>,
      { wrapper: signedOut },
    )
    expect(textsOf(container)).toEqual(odd.map(() => '– –'))
    expect(formatScore).not.toHaveBeenCalled()
  })

  test('LIV-15 a user who stands there twice has two rows and no warning', () => {
    const onError = vi.spyOn(console, 'error').mockImplementation(() => undefined)
    const twice = [...createEntries(2), ...createEntries(2), { user_id: '2:player-1', rank: 5, score: 0 }]
    const { container } = render(<Leaderboard entries={twice} />, { wrapper: signedOut })
    expect(rowsOf(container)).toHaveLength(5)
    expect(onError.mock.calls).toEqual([])
    onError.mockRestore()
  })

  test('PRO-05 no entries, whatever they are, take the board down', () => {
    const onError = vi.spyOn(console, 'error').mockImplementation(() => undefined)
    const entry = fc.oneof(
      fc.anything(),
      fc.record(
        { user_id: fc.anything(), rank: fc.anything(), score: fc.anything() },
        { requiredKeys: [], noNullPrototype: true },
      ),
      fc.record({
        user_id: fc.constantFrom('__proto__', 'constructor', 'ada'),
        rank: fc.double(),
        score: fc.double(),
      }),
    )
    fc.assert(
      fc.property(fc.oneof(fc.array(entry, { maxLength: 6 }), fc.anything()), (entries) => {
        // What an app without types, or a service, may hand over.
        const props: object = { entries }
        const { container, unmount } = render(<Leaderboard entries={[]} {...props} />, { wrapper: signedOut })
        for (const row of rowsOf(container)) expect(row).toHaveTextContent(/User .+/)
        unmount()
      }),
      { numRuns: 60 },
    )
    onError.mockRestore()
  })

  test('actionsRef: says whether there is somebody to bring into view', () => {
    const actions = createRef<LeaderboardActions>()
    render(<Leaderboard entries={createEntries(3)} actionsRef={actions} />, { wrapper: signedOut })
    const scroll = vi.spyOn(Element.prototype, 'scrollIntoView').mockImplementation(() => undefined)
    expect(actions.current?.scrollToUser('player-3')).toBe(true)
    expect(scroll.mock.contexts).toEqual([document.querySelectorAll('li')[2]])
    expect(actions.current?.scrollToUser('nobody')).toBe(false)
    expect(actions.current?.scrollToIndex(3)).toBe(false)
    expect(scroll).toHaveBeenCalledTimes(1)
    scroll.mockRestore()
  })

  test('up to a hundred rows are all there, and say nothing about their number', () => {
    const { container } = render(<Leaderboard entries={createEntries(100)} />, { wrapper: signedOut })
    expect(rowsOf(container)).toHaveLength(100)
    expect(container.querySelector('[aria-setsize]')).toBeNull()
  })

  test('above, some are, and say which of how many', () => {
    const { container } = render(<Leaderboard entries={createEntries(1000)} />, { wrapper: signedOut })
    expect(rowsOf(container).length).toBeLessThan(100)
    expect(rowsOf(container)[4]).toHaveAttribute('aria-posinset', '5')
    expect(rowsOf(container)[4]).toHaveAttribute('aria-setsize', '1000')
  })

  test('as long as nobody can say which are in view, there is room for the others', () => {
    const { container, rerender } = render(<Leaderboard entries={createEntries(1000)} />, {
      wrapper: signedOut,
    })
    const room = () => container.querySelector('[data-profile-kit="leaderboard-spacer"]')
    const shown = () => [rowsOf(container).length, Number(room()?.getAttribute('height') ?? 0)]
    expect(shown()).toEqual([20, 980 * 56])
    rerender(<Leaderboard entries={createEntries(1000)} rowHeight={40} />)
    expect(shown()).toEqual([20, 980 * 40])
    rerender(<Leaderboard entries={createEntries(101)} />)
    expect(shown()).toEqual([20, 81 * 56])
    rerender(<Leaderboard entries={createEntries(90)} />)
    expect(shown()).toEqual([90, 0])
    rerender(<Leaderboard entries={createEntries(1000)} />)
    expect(shown()).toEqual([90, 910 * 56])
    rerender(<Leaderboard entries={createEntries(0)} />)
    expect(shown()).toEqual([0, 0])
    rerender(<Leaderboard entries={createEntries(1000)} />)
    expect(shown()).toEqual([20, 980 * 56])
  })
})

describe('leaderboardId', () => {
  const weekly = { weekly: createStandings({ size: 12 }) }

  test('reads a board of the service, with room for it meanwhile', async () => {
    const { wrapper } = setup({ leaderboards: weekly })
    const { container } = render(<Leaderboard leaderboardId="weekly" />, { wrapper })
    expect(container.firstElementChild).toHaveAttribute('data-status', 'loading')
    expect(screen.getByRole('status', { name: 'Loading' })).toBeInTheDocument()
    await waitFor(() => expect(rowsOf(container)).toHaveLength(12))
    expect(container.firstElementChild).toHaveAttribute('data-status', 'ready')
  })

  test('a board that cannot be read says so, and is read when asked again', async () => {
    const { api, wrapper } = setup({ leaderboards: weekly, scenario: 'down' })
    const { container } = render(<Leaderboard leaderboardId="weekly" />, { wrapper })
    const retry = await screen.findByRole('button', { name: 'Try again' })
    expect(container.firstElementChild).toHaveAttribute('data-status', 'error')
    api.setScenario('healthy')
    fireEvent.click(retry)
    await waitFor(() => expect(rowsOf(container)).toHaveLength(12))
    expect(screen.queryByRole('button')).toBeNull()
  })

  /** A board whose pages are answered by `answer`, where it has one, and by the service. */
  function setupPages(size: number, answer: (offset: number) => Promise<Response> | undefined) {
    const api = createMockApi({ leaderboards: { weekly: createStandings({ size }) } })
    const asked: number[] = []
    const fetchPage: typeof fetch = (input, init) => {
      const { pathname, searchParams } = new URL(input instanceof Request ? input.url : input)
      if (!pathname.includes('/leaderboards/')) return api.fetch(input, init)
      const offset = Number(searchParams.get('offset'))
      asked.push(offset)
      return answer(offset) ?? api.fetch(input, init)
    }
    return { asked, ...setup({ api, clientOptions: { fetch: fetchPage } }) }
  }

  test.each([
    { size: 10_000, pageSize: 100, read: 100, said: '10000' },
    { size: 10_000, pageSize: 100, read: 200, said: '10000' },
    { size: 80, pageSize: 50, read: 50, said: '80' },
    { size: 80, pageSize: 50, read: 80, said: null },
  ])('TXT-15 $read of $size read: rows say of how many they are one', async (board) => {
    const { size, pageSize, read, said } = board
    const never = new Promise<Response>(() => undefined)
    const { wrapper } = setupPages(size, (offset) => (offset < read ? undefined : never))
    const actionsRef = createRef<LeaderboardActions>()
    const { container } = render(<Leaderboard leaderboardId="weekly" {...{ pageSize, actionsRef }} />, {
      wrapper,
    })
    await waitFor(() => expect(actionsRef.current?.scrollToIndex(read - 1)).toBe(true), PATIENT)
    for (const [index, row] of rowsOf(container).entries()) {
      expect(row.getAttribute('aria-setsize')).toBe(said)
      expect(row.getAttribute('aria-posinset')).toBe(said && String(index + 1))
    }
  })

  test('a page that could not be read is read again, and no other', async () => {
    let isDown = true
    // A failure that the kit does not try to heal by itself.
    const refusal = () => Promise.resolve(new Response(null, { status: 403 }))
    const { asked, wrapper } = setupPages(90, (offset) => (isDown && offset === 60 ? refusal() : undefined))
    const { container } = render(<Leaderboard leaderboardId="weekly" pageSize={30} />, { wrapper })
    const retry = await screen.findByRole('button', { name: 'Try again' }, PATIENT)
    expect(asked).toEqual([0, 30, 60])
    isDown = false
    fireEvent.click(retry)
    await waitFor(() => expect(rowsOf(container)).toHaveLength(90), PATIENT)
    expect(asked).toEqual([0, 30, 60, 60])
    expect(screen.queryByRole('button')).toBeNull()
  })

  test('an empty board is not one that failed', async () => {
    const { wrapper } = setup({ leaderboards: { weekly: [] } })
    render(<Leaderboard leaderboardId="weekly" />, { wrapper })
    expect(await screen.findByText('Nobody is on this leaderboard yet.')).toBeInTheDocument()
    expect(screen.queryByRole('button')).toBeNull()
  })

  test('signed out: says so, and asks for nothing', () => {
    const { api, wrapper } = setup({ provider: { client: null } })
    const { container } = render(<Leaderboard leaderboardId="weekly" />, { wrapper })
    expect(container.firstElementChild).toHaveAttribute('data-status', 'signed-out')
    expect(container.firstElementChild).toHaveAttribute('data-reason', 'signed-out')
    expect(api.requests.count).toBe(0)
  })

  test('a token function that answers null has signed out, too', async () => {
    const { wrapper } = setup({ clientOptions: { token: () => null } })
    const { container } = render(<Leaderboard leaderboardId="weekly" />, { wrapper })
    expect(await screen.findByText('Sign in to see this leaderboard.')).toBeInTheDocument()
    expect(container.firstElementChild).toHaveAttribute('data-reason', 'unauthorized')
  })

  test('says why it could not be read', async () => {
    const { wrapper } = setup({ leaderboards: {} })
    const { container } = render(<Leaderboard leaderboardId="weekli" />, { wrapper })
    expect(await screen.findByRole('button', { name: 'Try again' })).toBeInTheDocument()
    expect(container.firstElementChild).toHaveAttribute('data-reason', 'http')
  })

  test('entries that are on their way, and the app knows it', () => {
    const { api, wrapper } = setup()
    const { container, rerender } = render(<Leaderboard entries={undefined} />, { wrapper })
    expect(container.firstElementChild).toHaveAttribute('data-status', 'loading')
    rerender(<Leaderboard entries={[]} />)
    expect(container.firstElementChild).toHaveAttribute('data-status', 'empty')
    expect(api.requests.count).toBe(0)
  })
})

describe('server HTML', () => {
  test('SSR-07 has the first twenty rows of a long board, and no style attribute', () => {
    const { api, wrapper: Wrapper } = setup()
    const html = renderToString(
      <Wrapper>
        <Leaderboard entries={createEntries(10_000)} height={480} rowHeight={48} />
      </Wrapper>,
    )
    const { body } = new DOMParser().parseFromString(html, 'text/html')
    expect(rowsOf(body)).toHaveLength(20)
    expect(rowsOf(body)[0]).toHaveTextContent(/^1 1,000,000$/)
    // Room for the others would be a blank that nobody fills where there is no script.
    expect(body.querySelector('[data-profile-kit="leaderboard-spacer"]')).toBeNull()
    expect(html).not.toContain(' style=')
    expect(api.requests.count).toBe(0)
  })

  test('has every row of a short one', () => {
    const html = renderToString(
      <ProfileProvider client={null}>
        <Leaderboard entries={createEntries(100)} />
      </ProfileProvider>,
    )
    expect(html.split('<li')).toHaveLength(101)
    expect(html).toContain('User player-100')
  })
})

test('a part outside a row says where it belongs', () => {
  expect(() => render(<LeaderboardRank />)).toThrow(/<LeaderboardRank> belongs to a row/)
})
