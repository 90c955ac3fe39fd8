import { render, screen } from '@testing-library/react'
import { Profiler, type ReactNode } from 'react'
import { renderToString } from 'react-dom/server'
import { expect, test, vi } from 'vitest'
import { Leaderboard } from '../../src/components/leaderboard/Leaderboard.tsx'
import { ProfileName } from '../../src/components/profile-name/ProfileName.tsx'
import { ProfileProvider } from '../../src/hooks/ProfileProvider.tsx'
import type { Display } from '../../src/query/display/createShow.ts'
import { setup } from '../support/setup.tsx'
import { createProfile } from './people.ts'

const ada = createProfile({ user_id: 'user-7f3e1a2b', name: 'Ada' })
const imitation = createProfile({ user_id: 'user-09ad44c1', name: 'Аda\u200B' })
const grace = createProfile({ user_id: 'user-5be08d3f', name: 'Grace' })

const names = () => [...document.querySelectorAll('[data-profile-kit="name"]')].map(textOf)
const textOf = ({ textContent }: Element) => textContent

function disambiguating({ children }: { children: ReactNode }) {
  return (
    <ProfileProvider client={null} disambiguate>
      {children}
    </ProfileProvider>
  )
}

/** Until names that were rendered later have been told apart: by then so has everything before. */
async function settled() {
  const { container, unmount } = render(
    <>
      <ProfileName profile={ada} /> <ProfileName profile={imitation} />
    </>,
    { wrapper: disambiguating },
  )
  await vi.waitFor(() => expect(container).toHaveTextContent('Ada #1a2b Аda #44c1'))
  unmount()
}

test('TXT-08 profiles in hand: a short id stands behind names that look alike, outside the name', async () => {
  const page = (
    <>
      <ProfileName profile={ada} /> <ProfileName profile={imitation} /> <ProfileName profile={grace} />
    </>
  )
  render(page, { wrapper: disambiguating })
  await vi.waitFor(() => expect(names()).toEqual(['Ada #1a2b', 'Аda #44c1', 'Grace']))
  const [id] = document.querySelectorAll('[data-profile-kit="name-id"]')
  expect(id?.tagName).toBe('SMALL')
  expect(id).toHaveAttribute('dir', 'ltr')
  expect(id?.closest('bdi')).toBeNull()
  expect([...document.querySelectorAll('bdi')].map(textOf)).toEqual(['Ada', 'Аda', 'Grace'])
})

test('TXT-08 users of the service, on a board and beside it', async () => {
  const profiles = [ada, imitation, grace].map(({ user_id, name }) => ({ user_id, name }))
  const { wrapper } = setup({ profiles, provider: { disambiguate: true } })
  render(
    <>
      <Leaderboard entries={[{ user_id: ada.user_id, rank: 1, score: 90 }]} />
      <ProfileName userId={imitation.user_id} />
    </>,
    { wrapper },
  )
  await vi.waitFor(() => expect(names()).toEqual(['Ada #1a2b', 'Аda #44c1']))
  expect(screen.getByRole('listitem')).toHaveTextContent(/^1 (A )?Ada #1a2b 90$/)
})

test('TXT-08 without disambiguate, and without a provider, names stay as they are', async () => {
  const page = (
    <>
      <ProfileName profile={ada} /> <ProfileName profile={imitation} />
    </>
  )
  const { unmount } = render(page)
  await settled()
  expect(names()).toEqual(['Ada', 'Аda'])
  unmount()
  render(page, { wrapper: setup().wrapper })
  await settled()
  expect(names()).toEqual(['Ada', 'Аda'])
})

test('TXT-08 a name that imitates the id behind a name has its own behind it', async () => {
  render(<ProfileName profile={createProfile({ user_id: 'user-09ad44c1', name: 'Ada #1a2b' })} />, {
    wrapper: disambiguating,
  })
  await vi.waitFor(() => expect(names()).toEqual(['Ada #1a2b #44c1']))
})

test('TXT-08 display applies first: what is compared is what is shown', async () => {
  const display: Display = (shown) => ({ ...shown, name: shown.name === 'Grace' ? 'Ada' : shown.userId })
  render(
    <ProfileProvider client={null} disambiguate display={display}>
      <ProfileName profile={ada} /> <ProfileName profile={imitation} /> <ProfileName profile={grace} />{' '}
      <ProfileName profile={{ ...grace, user_id: 'user-0000ffff' }} />
    </ProfileProvider>,
  )
  await vi.waitFor(() => expect(names()).toEqual([ada.user_id, imitation.user_id, 'Ada #8d3f', 'Ada #ffff']))
})

test('TXT-08 stand-ins and people who are loading do not look alike', async () => {
  const { api, wrapper } = setup({ provider: { disambiguate: true } })
  api.failNext({ status: 500, userId: 'bob', times: Infinity })
  api.failNext({ status: 500, userId: 'eve', times: Infinity })
  api.failNext({ delay: Infinity, times: Infinity })
  render(
    <>
      <ProfileName userId="ada" /> <ProfileName userId="grace" /> <ProfileName userId="bob" />{' '}
      <ProfileName userId="eve" />
    </>,
    { wrapper },
  )
  await screen.findByText('User eve')
  await settled()
  expect(names()).toEqual(['\u00A0', '\u00A0', 'User bob', 'User eve'])
})

test('TXT-08 the id goes when the other name goes, is renamed, or is told apart no longer', async () => {
  const page = (other: ReactNode, disambiguate = true) => (
    <ProfileProvider client={null} disambiguate={disambiguate}>
      <ProfileName profile={ada} /> {other}
    </ProfileProvider>
  )
  const both = <ProfileName profile={imitation} />
  const { rerender } = render(page(both))
  await vi.waitFor(() => expect(names()).toEqual(['Ada #1a2b', 'Аda #44c1']))
  rerender(page(null))
  await vi.waitFor(() => expect(names()).toEqual(['Ada']))
  rerender(page(both))
  await vi.waitFor(() => expect(names()).toEqual(['Ada #1a2b', 'Аda #44c1']))
  rerender(page(<ProfileName profile={{ ...imitation, name: 'Eve' }} />))
  await vi.waitFor(() => expect(names()).toEqual(['Ada', 'Eve']))
  rerender(page(both))
  await vi.waitFor(() => expect(names()).toEqual(['Ada #1a2b', 'Аda #44c1']))
  rerender(page(both, false))
  expect(names()).toEqual(['Ada', 'Аda'])
})

test('TXT-08 a name that becomes another person’s never has the id of the former', async () => {
  const seen = new Set<string>()
  const observer = new MutationObserver(() => names().forEach((text) => seen.add(text)))
  observer.observe(document.body, { subtree: true, childList: true, characterData: true })
  const page = (profile: typeof ada) => (
    <ProfileProvider client={null} disambiguate>
      <ProfileName profile={imitation} /> <ProfileName profile={profile} />
    </ProfileProvider>
  )
  const { rerender } = render(page(ada))
  await vi.waitFor(() => expect(names()[1]).toBe('Ada #1a2b'))
  rerender(page(createProfile({ user_id: 'user-00001111', name: 'Ada' })))
  await vi.waitFor(() => expect(names()[1]).toBe('Ada #1111'))
  rerender(page(grace))
  await vi.waitFor(() => expect(names()).toEqual(['Аda', 'Grace']))
  observer.disconnect()
  expect([...seen].sort()).toEqual(['Ada', 'Ada #1111', 'Ada #1a2b', 'Grace', 'Аda', 'Аda #44c1'])
})

test('TXT-08 names that look like no other are rendered once, however many come and go', async () => {
  const renders = new Map<string, number>()
  const counted = (id: string) => renders.set(id, (renders.get(id) ?? 0) + 1)
  const person = (index: number, name: string) => (
    <Profiler key={index} id={name} onRender={counted}>
      <ProfileName profile={createProfile({ user_id: `user-${index}`, name })} />
    </Profiler>
  )
  const crowd = Array.from({ length: 200 }, (_, index) => person(index, `Brave Tiger ${2 * index}`))
  const page = (others: ReactNode) => (
    <ProfileProvider client={null} disambiguate>
      {crowd}
      {others}
    </ProfileProvider>
  )
  const { rerender } = render(page(null))
  await settled()
  rerender(page([1000, 1001].map((index) => person(index, 'Brave Tiger 42'))))
  await vi.waitFor(() => expect(names().filter((text) => text.includes('#'))).toHaveLength(3))
  rerender(page(null))
  await vi.waitFor(() => expect(names().filter((text) => text.includes('#'))).toHaveLength(0))
  expect([...renders].filter(([, times]) => times > 1).map(([name]) => name)).toEqual(['Brave Tiger 42'])
})

test('TXT-08 StrictMode: mounted twice, nobody looks like themselves, and nothing stays behind', async () => {
  const { wrapper } = setup({ strict: true, provider: { client: null, disambiguate: true } })
  const { rerender } = render(<ProfileName profile={ada} />, { wrapper })
  await settled()
  expect(names()).toEqual(['Ada'])
  rerender(<ProfileName profile={imitation} />)
  await settled()
  expect(names()).toEqual(['Аda'])
})

test('TXT-08 the server shows plain names', () => {
  const html = renderToString(
    <ProfileProvider client={null} disambiguate>
      <ProfileName profile={ada} />
      <ProfileName profile={{ ...imitation, name: 'Ada #1a2b' }} />
    </ProfileProvider>,
  )
  expect(html).toContain('<bdi>Ada</bdi></span>')
  expect(html).not.toContain('name-id')
})
