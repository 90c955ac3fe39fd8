import '../../src/components/styles.css'
import { focusManager } from '@tanstack/react-query'
import { cleanup, render } from '@testing-library/react'
import axe from 'axe-core'
import { createRef } from 'react'
import { hydrateRoot } from 'react-dom/client'
import { renderToString } from 'react-dom/server'
import { afterEach, beforeAll, expect, onTestFinished, test, vi } from 'vitest'
import { Leaderboard } from '../../src/components/leaderboard/Leaderboard.tsx'
import type { LeaderboardActions } from '../../src/components/leaderboard/LeaderboardProps.ts'
import { createStandings } from '../../src/mock/index.ts'
import { setup } from '../support/setup.tsx'
import { createEntries, createProfile } from './people.ts'

// The code of long boards is at hand. How it comes, and what is there before, is told in test/pages.
beforeAll(() => import('../../src/components/leaderboard/createVirtualRows.ts'))
afterEach(cleanup)

const HEIGHT = 480
const ROW = 56
const ON_SCREEN = Math.ceil(HEIGHT / ROW) + 1

const part = (name: string) => `[data-profile-kit="${name}"]`

function findAll(selector: string, root: ParentNode = document): HTMLElement[] {
  return [...root.querySelectorAll<HTMLElement>(selector)]
}

const rows = () => findAll(part('leaderboard-row'))

/** The rows that are seen, in part at least. */
function rowsOnScreen(): HTMLElement[] {
  return rows().filter((row) => {
    const { left, top, bottom } = row.getBoundingClientRect()
    return [top + 2, bottom - 2].some((y) => row.contains(document.elementFromPoint(left + 8, y)))
  })
}

async function waitForNames() {
  await vi.waitFor(() => {
    expect(rowsOnScreen().length).toBeGreaterThan(0)
    for (const row of rowsOnScreen()) expect(row.dataset['status']).toBe('ready')
  })
}

const board = () => {
  const [element] = findAll(part('leaderboard'))
  if (!element) throw new Error('There is no board')
  return element
}

/** Whoever a profile was asked for. */
const askedFor = (api: ReturnType<typeof setup>['api']) => api.requests.entries.map(({ userId }) => userId)

const offsetOf = (path: string) => Number(new URL(path, location.origin).searchParams.get('offset'))

const nextFrame = () => new Promise(requestAnimationFrame)

test('10,000 entries: before any scroll, only rows on screen are asked for', async () => {
  const { api, wrapper } = setup()
  render(<Leaderboard entries={createEntries(10_000)} height={HEIGHT} />, { wrapper })
  await waitForNames()
  expect(rows().length).toBeLessThan(ON_SCREEN + 2 * 8)
  expect(api.requests.count).toBe(rowsOnScreen().length)
  expect(api.requests.count).toBeLessThanOrEqual(ON_SCREEN)
  expect(board().scrollHeight).toBe(10_000 * ROW)
})

test('10,000 entries: where only script sets the height, at first no more rows are rendered than the height needs', async () => {
  const { api, wrapper } = setup({ provider: { client: null } })
  const rendered = new Set<number>()
  render(
    <>
      <style>{`${part('leaderboard')} { block-size: auto; overflow-y: visible }`}</style>
      <Leaderboard entries={createEntries(10_000)} height={2 * ROW}>
        {({ index }) => {
          rendered.add(index)
          return index
        }}
      </Leaderboard>
    </>,
    { wrapper },
  )
  await vi.waitFor(() => expect(rows().length).toBeLessThanOrEqual(3 + 8))
  // The 20 of server HTML come first.
  expect(rendered.size).toBe(20)
  expect(api.requests.count).toBe(0)
})

test('10,000 entries: faces and names need no other origin', async () => {
  const { wrapper } = setup()
  const since = performance.now()
  render(<Leaderboard entries={createEntries(10_000)} height={HEIGHT} />, { wrapper })
  await vi.waitFor(() => {
    expect(rowsOnScreen().every((row) => row.querySelector<HTMLImageElement>('img')?.naturalWidth)).toBe(true)
  })
  const elsewhere = performance
    .getEntriesByType('resource')
    .filter(({ startTime, name }) => startTime >= since && new URL(name).origin !== location.origin)
    .filter(({ name }) => !name.startsWith('data:'))
  expect(elsewhere.map(({ name }) => name)).toEqual([])
})

test('PRO-13 rows scrolled past are never asked for; those at rest are', async () => {
  const { api, wrapper } = setup()
  render(<Leaderboard entries={createEntries(10_000)} height={HEIGHT} />, { wrapper })
  await waitForNames()
  const first = api.requests.count
  for (let frame = 1; frame <= 40; frame++) {
    board().scrollTop = frame * 5000
    await nextFrame()
  }
  await waitForNames()
  expect(rowsOnScreen()[0]?.dataset['index']).toBe(String(Math.floor((40 * 5000) / ROW)))
  expect(api.requests.count - first).toBeLessThanOrEqual(ON_SCREEN)
  expect(askedFor(api)).toContain(`player-${Math.floor((40 * 5000) / ROW) + 2}`)
})

test('SCL-09 the last of 100,000 rows is reached', async () => {
  const { wrapper } = setup({ provider: { client: null } })
  render(<Leaderboard entries={createEntries(100_000)} height={HEIGHT} />, { wrapper })
  await nextFrame()
  board().scrollTop = board().scrollHeight
  await vi.waitFor(() => expect(rowsOnScreen().at(-1)).toHaveProperty('dataset.index', '99999'))
  expect(document.querySelectorAll('*').length).toBeLessThan(1000)
  expect(rowsOnScreen().at(-1)?.getAttribute('aria-posinset')).toBe('100000')
})

test('without a height the page scrolls, and still only rows on screen are asked for', async () => {
  const { api, wrapper } = setup()
  const { container } = render(
    <>
      <div style={{ height: 300 }} />
      <Leaderboard entries={createEntries(10_000)} />
    </>,
    { wrapper },
  )
  await waitForNames()
  expect(scrollY).toBe(0)
  expect(api.requests.count).toBeLessThanOrEqual(Math.ceil(innerHeight / ROW) + 1)
  expect(container.querySelector('[role=region]')).toBeNull()
  scrollTo(0, 300 + 5000 * ROW)
  await waitForNames()
  expect(rowsOnScreen()[0]?.dataset['index']).toBe('5000')
  scrollTo(0, 0)
})

test('what scrolls around the board is found', async () => {
  const { api, wrapper } = setup()
  render(
    <div id="pane" style={{ height: 300, overflow: 'auto' }}>
      <p style={{ height: 100, margin: 0 }}>Above</p>
      <Leaderboard entries={createEntries(10_000)} />
    </div>,
    { wrapper },
  )
  await waitForNames()
  expect(api.requests.count).toBeLessThanOrEqual(Math.ceil(200 / ROW) + 1)
  const pane = document.querySelector('#pane')
  if (pane) pane.scrollTop = 101 + 700 * ROW
  await vi.waitFor(() => expect(rows().some(({ dataset }) => dataset['index'] === '704')).toBe(true))
})

test('a short board asks for rows when they come on screen, too', async () => {
  const { api, wrapper } = setup()
  render(<Leaderboard entries={createEntries(100)} height={HEIGHT} />, { wrapper })
  await waitForNames()
  expect(rows()).toHaveLength(100)
  expect(api.requests.count).toBeLessThanOrEqual(ON_SCREEN)
  board().scrollTop = 50 * ROW
  await waitForNames()
  expect(api.requests.count).toBeLessThanOrEqual(2 * ON_SCREEN)
  expect(askedFor(api)).not.toContain('player-30')
})

test('actionsRef: brings anybody into view', async () => {
  const actions = createRef<LeaderboardActions>()
  const { wrapper } = setup({ provider: { client: null } })
  const { rerender } = render(
    <Leaderboard entries={createEntries(10_000)} height={HEIGHT} actionsRef={actions} />,
    { wrapper },
  )
  actions.current?.scrollToUser('player-7777')
  await vi.waitFor(() => expect(rowsOnScreen().map(({ dataset }) => dataset['index'])).toContain('7776'))
  rerender(<Leaderboard entries={createEntries(90)} height={HEIGHT} actionsRef={actions} />)
  actions.current?.scrollToIndex(60)
  await vi.waitFor(() => expect(rowsOnScreen().map(({ dataset }) => dataset['index'])).toContain('60'))
})

test.each([
  { scroller: 'the board', props: { height: HEIGHT } },
  { scroller: 'the page', props: {} },
  { scroller: 'the board, of high rows', props: { height: HEIGHT, children: <svg height={90} /> } },
])('past a hundred entries, and back, rows stay where they are: $scroller', async ({ props }) => {
  const { wrapper } = setup({ provider: { client: null } })
  const boardOf = (count: number) => <Leaderboard {...props} entries={createEntries(count)} />
  const { rerender } = render(boardOf(100), { wrapper })
  findAll('[data-index="60"]')[0]?.scrollIntoView()
  await nextFrame()
  // Without the line above the first of those rendered, high rows are higher by a pixel.
  const expectInPlace = () => {
    const [row] = findAll('[data-index="60"]')
    expect(Math.abs(row?.getBoundingClientRect().top ?? Infinity)).toBeLessThanOrEqual(1)
  }
  expectInPlace()
  rerender(boardOf(200))
  expectInPlace()
  await vi.waitFor(() => expect(rows().length).toBeLessThan(60))
  await nextFrame()
  expectInPlace()
  rerender(boardOf(100))
  await nextFrame()
  expect(rows()).toHaveLength(100)
  expectInPlace()
  scrollTo(0, 0)
})

test('rows of another height are measured', async () => {
  const { wrapper } = setup({ provider: { client: null } })
  render(
    <Leaderboard entries={createEntries(500)} height={HEIGHT}>
      {({ rankText, index }) => <span style={{ height: 40 + (index % 3) * 20 }}>{rankText}</span>}
    </Leaderboard>,
    { wrapper },
  )
  await nextFrame()
  board().scrollTop = board().scrollHeight
  await vi.waitFor(() => {
    board().scrollTop = board().scrollHeight
    const last = rows().at(-1)
    expect(last?.dataset['index']).toBe('499')
    expect(last?.getBoundingClientRect().bottom).toBeCloseTo(board().getBoundingClientRect().bottom - 1, -1)
  })
})

test('a leaderboard of the service: the next page is read when its end comes into view', async () => {
  const { api, wrapper } = setup({ leaderboards: { weekly: createStandings({ size: 250 }) } })
  render(<Leaderboard leaderboardId="weekly" height={HEIGHT} />, { wrapper })
  await waitForNames()
  const pages = () => api.requests.entries.filter(({ path }) => path.includes('/leaderboards/')).length
  expect(pages()).toBe(1)
  board().scrollTop = board().scrollHeight
  await vi.waitFor(() => expect(pages()).toBe(2))
  await vi.waitFor(() => expect(board().scrollHeight).toBe(200 * ROW))
  board().scrollTop = board().scrollHeight
  await vi.waitFor(() => expect(board().scrollHeight).toBe(250 * ROW))
  expect(pages()).toBe(3)
})

test('whoever comes back to a board is shown the rows on screen anew, and nothing scrolled past is read again', async () => {
  const { api, queryClient, wrapper } = setup({ leaderboards: { weekly: createStandings({ size: 2000 }) } })
  render(<Leaderboard leaderboardId="weekly" pageSize={50} height={HEIGHT} />, { wrapper })
  for (let count = 50; count <= 500; count += 50) {
    await vi.waitFor(() => expect(board().scrollHeight).toBe(count * ROW))
    if (count < 500) board().scrollTop = board().scrollHeight
  }
  board().scrollTop = 215 * ROW
  await waitForNames()
  api.requests.clear()
  await queryClient.invalidateQueries({ refetchType: 'none' })
  focusManager.setFocused(false)
  focusManager.setFocused(true)
  onTestFinished(() => focusManager.setFocused(undefined))
  const pages = () =>
    api.requests.entries.flatMap(({ path }) => (path.includes('/leaderboards/') ? offsetOf(path) : []))
  await vi.waitFor(() => expect(pages()).toContain(200))
  await vi.waitFor(() => expect(queryClient.isFetching()).toBe(0))
  expect(pages().sort((a, b) => a - b)).toEqual([150, 200, 250, 450])
})

test('nothing moves when names and pictures come', async () => {
  const { wrapper } = setup()
  const shifts: number[] = []
  const observer = new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) if ('value' in entry) shifts.push(Number(entry.value))
  })
  observer.observe({ type: 'layout-shift' })
  render(<Leaderboard entries={createEntries(200)} height={HEIGHT} />, { wrapper })
  const places = () => rowsOnScreen().map((row) => JSON.stringify(row.getBoundingClientRect()))
  await nextFrame()
  const before = places()
  await waitForNames()
  await vi.waitFor(() => {
    for (const row of rowsOnScreen()) expect(row.querySelector('[data-picture="loaded"]')).not.toBeNull()
  })
  expect(places()).toEqual(before)
  await nextFrame()
  observer.disconnect()
  expect(shifts).toEqual([])
})

test('SSR-04 the server’s rows are taken over without complaint, and the rest come', async () => {
  const { wrapper: Wrapper } = setup()
  const page = (
    <Wrapper>
      <Leaderboard entries={createEntries(1000)} height={HEIGHT} currentUserId="player-2" />
    </Wrapper>
  )
  const container = document.createElement('div')
  container.innerHTML = renderToString(page)
  document.body.append(container)
  expect(rows()).toHaveLength(20)
  // Where the browser reads sizes from attributes, nothing moves when script sets the height.
  expect(board().getBoundingClientRect().height).toBe(HEIGHT)
  const complaints: unknown[] = []
  const root = hydrateRoot(container, page, { onRecoverableError: (error) => complaints.push(error) })
  await waitForNames()
  expect(board().scrollHeight).toBe(1000 * ROW)
  expect(complaints).toEqual([])
  root.unmount()
  container.remove()
})

test.each(['light', 'dark'])('SCL-11 axe finds nothing to say, %s', async (scheme) => {
  document.documentElement.style.colorScheme = scheme
  document.body.style.background = 'Canvas'
  const { wrapper } = setup({
    profiles: [{ user_id: 'player-3', avatar_url: 'http://refused.example/x.png' }],
  })
  render(
    <main>
      <Leaderboard entries={createEntries(300)} height={HEIGHT} currentUserId="player-2" />
      <Leaderboard
        entries={createEntries(3)}
        profiles={createEntries(3).map(({ user_id }) => createProfile({ user_id }))}
        label="Buttons"
        onRowAction={() => undefined}
      />
      <Leaderboard entries={[]} label="Empty" />
      <Leaderboard leaderboardId="missing" label="Missing" />
    </main>,
    { wrapper },
  )
  await waitForNames()
  const { violations } = await axe.run(document.body, { rules: { region: { enabled: false } } })
  expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([])
  document.documentElement.style.colorScheme = ''
  document.body.style.background = ''
})
