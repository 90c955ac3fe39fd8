import { render, screen } from '@testing-library/react'
import type { ReactElement } from 'react'
import { afterEach, beforeEach, describe, expect, type MockInstance, test, vi } from 'vitest'
import { Leaderboard } from '../../src/components/leaderboard/Leaderboard.tsx'
import { ProfileAvatar } from '../../src/components/profile-avatar/ProfileAvatar.tsx'
import { ProfileCard } from '../../src/components/profile-card/ProfileCard.tsx'
import { ProfileGroup } from '../../src/components/profile-group/ProfileGroup.tsx'
import { ProfileName } from '../../src/components/profile-name/ProfileName.tsx'
import { ProfileRoot } from '../../src/components/profile-root/ProfileRoot.tsx'
import { setup } from '../support/setup.tsx'
import { createEntries, createProfile } from './people.ts'

// What an app without types, or one whose types have been cast away, may hand over: `props` is checked by nobody.

let reports: MockInstance
beforeEach(() => {
  reports = vi.spyOn(console, 'error').mockReturnValue(undefined)
})
afterEach(() => reports.mockRestore())

const parts: [string, (props: object) => ReactElement][] = [
  ['ProfileAvatar', (props) => <ProfileAvatar {...props} />],
  ['ProfileName', (props) => <ProfileName {...props} />],
  ['ProfileCard', (props) => <ProfileCard {...props} />],
  ['ProfileRoot', (props) => <ProfileRoot userId="ada" {...props} />],
]

describe.each(parts)('O8 <%s>', (_name, part) => {
  test('null is nobody, as undefined is', () => {
    const { wrapper } = setup()
    for (const nobody of [null, undefined]) {
      const props = { userId: nobody, profile: nobody }
      expect(() => render(part(props), { wrapper })).toThrow(/does not know whom to show/)
    }
    const { container } = render(part({ userId: null, profile: createProfile() }))
    expect(container.querySelector('[data-status="ready"]')).not.toBeNull()
  })

  test.each([
    { profile: {} },
    { profile: [] },
    { profile: 'ada' },
    { profile: { user_id: null, name: {}, avatar_url: 7, created_at: [], updated_at: {} } },
    { userId: 7 },
    { userId: {} },
  ])('a person of the wrong type is a stand-in: %j', async (props) => {
    const { wrapper } = setup()
    const { container } = render(part(props), { wrapper })
    await vi.waitFor(() => {
      expect(container.querySelector('[data-profile-kit]:not([data-status="loading"])')).not.toBeNull()
    })
  })
})

test('O8 <ProfileGroup> shows those who are people', () => {
  const props: object = { profiles: [null, createProfile(), undefined, 7] }
  render(<ProfileGroup {...props} />)
  expect(screen.getAllByRole('img').map((face) => face.getAttribute('aria-label'))).toEqual(['Ada Lovelace'])
  const nobody: object[] = [{ userIds: 7 }, { userIds: 'ada' }, { profiles: {} }]
  for (const odd of nobody) expect(render(<ProfileGroup {...odd} />).container.textContent).toBe('')
})

describe('O8 CON-13 <Leaderboard>', () => {
  const rowsOf = (props: object) => {
    const { container } = render(<Leaderboard entries={createEntries(2)} {...props} />, {
      wrapper: setup({ provider: { client: null } }).wrapper,
    })
    return [...container.querySelectorAll('li')]
  }
  const texts = (props: object) => rowsOf(props).map(({ textContent }) => textContent.trim())

  test('profiles that are none are left out', () => {
    const ada = createProfile({ user_id: 'player-2' })
    expect(texts({ profiles: [null, undefined, {}, ada] })[1]).toMatch(/Ada Lovelace/)
    expect(texts({ profiles: 'ada' })).toHaveLength(2)
  })

  test.each([
    ['options that Intl refuses', { style: 'currency' }, 1],
    ['a number of digits that nobody can show', { maximumFractionDigits: 1000 }, 1],
    ['null', null, 1],
    [
      'a function that throws',
      () => {
        throw new Error('no such unit')
      },
      2,
    ],
    ['a function that returns nothing', () => undefined, 0],
  ])('formatScore: with %s, scores are plain numbers', (_what, formatScore, times) => {
    expect(texts({ formatScore })).toEqual([
      expect.stringMatching(/1,000,000$/),
      expect.stringMatching(/999,990$/),
    ])
    expect(reports).toHaveBeenCalledTimes(times)
  })

  test('formatScore: a number is written as one, and anything else is a dash', () => {
    expect(texts({ formatScore: (score: number) => score / 1000 })).toEqual([
      expect.stringMatching(/ 1,000$/),
      expect.stringMatching(/ 999.99$/),
    ])
    expect(texts({ formatScore: () => ({}) })[0]).toMatch(/–$/)
  })

  test('getRowHref: a row whose address cannot be made is no link, and its neighbour is', () => {
    const getRowHref = ({ rank }: { rank: number }) => {
      if (rank === 1) throw new Error('no such page')
      return '/two'
    }
    const links = rowsOf({ getRowHref }).map((row) => row.querySelector('a')?.getAttribute('href'))
    expect(links).toEqual([undefined, '/two'])
    expect(reports).toHaveBeenCalledTimes(1)
    expect(rowsOf({ getRowHref: () => null })[0]?.querySelector('a')).toBeNull()
  })

  test('a client that is undefined is signed out', () => {
    const provider: { client: null } = Object.assign({ client: null }, { client: undefined })
    const { container } = render(<Leaderboard leaderboardId="weekly" />, {
      wrapper: setup({ provider }).wrapper,
    })
    expect(container.firstElementChild).toHaveAttribute('data-status', 'signed-out')
  })
})
