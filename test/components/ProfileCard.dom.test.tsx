import { render, screen, waitFor } from '@testing-library/react'
import fc from 'fast-check'
import type { ReactNode } from 'react'
import { renderToString } from 'react-dom/server'
import { beforeAll, expect, test } from 'vitest'
import { Leaderboard } from '../../src/components/leaderboard/Leaderboard.tsx'
import { CardDate } from '../../src/components/profile-card/CardDate.tsx'
import { ProfileCard } from '../../src/components/profile-card/ProfileCard.tsx'
import { ProfileName } from '../../src/components/profile-name/ProfileName.tsx'
import { ProfileRoot } from '../../src/components/profile-root/ProfileRoot.tsx'
import { timestamp } from '../support/generators.ts'
import { setup } from '../support/setup.tsx'
import { describeConformance } from './conformance.tsx'
import { createProfile } from './people.ts'

// The furthest from UTC there is: a date that depends on where it is formatted is another one here.
beforeAll(() => {
  process.env['TZ'] = 'Pacific/Kiritimati'
})

const ada = createProfile({ created_at: '2024-02-29T23:30:00Z', updated_at: '2025-12-31T23:59:59.999+00:00' })
const wireAda = {
  user_id: 'ada',
  name: 'Ada Lovelace',
  created_at: ada.created_at,
  updated_at: ada.updated_at,
}

describeConformance({
  name: 'card',
  tag: 'div',
  state: ['status', 'reason'],
  holds: (element) => element.textContent.includes('Ada Lovelace'),
  element: (props) => <ProfileCard profile={ada} {...props} />,
})

const card = () => document.querySelector<HTMLElement>('[data-profile-kit="card"]')
const times = () => [...document.querySelectorAll('time')].map(({ textContent }) => textContent)

test('SSR-04 says since when somebody is there and when they last changed, in UTC wherever it is', () => {
  expect(new Date('2024-02-29T23:30:00Z').getMonth()).toBe(2)
  render(<ProfileCard profile={ada} />)
  expect(times()).toEqual(['Member since February 2024', 'Updated December 31, 2025'])
  expect([...document.querySelectorAll('time')].map(({ dateTime }) => dateTime)).toEqual([
    '2024-02-29T23:30:00.000Z',
    '2025-12-31T23:59:59.000Z',
  ])
})

test('TXT-15 says the name once, before everything else', () => {
  const withPicture = { ...ada, avatar_url: 'https://images.example.com/ada.png' }
  render(<ProfileCard profile={withPicture}>Third this week</ProfileCard>)
  expect(card()?.textContent).toBe(
    'Ada LovelaceMember since February 2024 Updated December 31, 2025Third this week',
  )
  expect(screen.queryByRole('img')).toBeNull()
})

test('one request for all of it, and room for it until then', async () => {
  const { api, wrapper } = setup({ profiles: [wireAda], strict: true })
  render(<ProfileCard userId="ada" />, { wrapper })
  expect(card()).toHaveAttribute('data-status', 'loading')
  expect(times()).toEqual([])
  expect(await screen.findByText('Ada Lovelace')).toBeInTheDocument()
  expect(times()).toEqual(['Member since February 2024', 'Updated December 31, 2025'])
  expect(api.requests.count).toBe(1)
})

test('asks for nobody who is cached, however old that is', async () => {
  const { api, queryClient, wrapper } = setup({ profiles: [wireAda], provider: { staleTime: 0 } })
  const page = (parts: ReactNode) => (
    <>
      <ProfileName userId="ada" />
      {parts}
    </>
  )
  const { rerender } = render(page(null), { wrapper })
  await screen.findByText('Ada Lovelace')
  rerender(page(<ProfileCard userId="ada" />))
  expect(times()).toHaveLength(2)
  expect(queryClient.isFetching()).toBe(0)
  // Anything else asks.
  rerender(page(<ProfileName userId="ada" className="another" />))
  expect(queryClient.isFetching()).toBe(1)
  await waitFor(() => expect(api.requests.count).toBe(2))
})

test('inside a root or a row it is about the person there, and asks for nothing', async () => {
  const { api, wrapper } = setup({ profiles: [wireAda] })
  render(
    <>
      <ProfileRoot userId="ada" render={<div />}>
        <ProfileCard />
      </ProfileRoot>
      <Leaderboard entries={[{ user_id: 'ada', rank: 1, score: 7 }]}>
        <ProfileCard />
      </Leaderboard>
    </>,
    { wrapper },
  )
  await waitFor(() => expect(screen.getAllByText('Ada Lovelace')).toHaveLength(2))
  expect(times()).toHaveLength(4)
  expect(api.requests.count).toBe(1)
})

test('parts inside know whose card it is', () => {
  render(
    <ProfileCard profile={ada}>
      <ProfileName render={<strong />} />
    </ProfileCard>,
  )
  expect(document.querySelector('strong')).toHaveTextContent('Ada Lovelace')
})

test('what is not known is left out', () => {
  render(
    <>
      <ProfileCard
        profile={createProfile({ created_at: '2024-02-30T00:00:00Z', updated_at: 'Invalid Date' })}
      />
      <ProfileCard profile={createProfile({ created_at: '2024-02-29T23:30:00Z' })} />
    </>,
  )
  expect(times()).toEqual(['Member since February 2024'])
})

test('TXT-14 whatever a service puts there, it is a line that can be read, or none', () => {
  const locales = ['en', 'ar-EG', 'fa-IR', 'th-TH', 'ja-JP-u-ca-japanese']
  fc.assert(
    fc.property(timestamp, fc.constantFrom(...locales), (instant, locale) => {
      const format = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' })
      const html = renderToString(<CardDate label="On {date}" instant={instant} formatFor={() => format} />)
      expect(html).toMatch(
        /^(<time [^>]* dateTime="\+?\d{4,}-\d\d-\d\dT[\d:.]+Z">On [^<]*\p{Nd}[^<]*<\/time>)?$/u,
      )
      expect(html).not.toMatch(/Invalid|NaN/)
    }),
    { numRuns: 500 },
  )
})

test('a stand-in has a name and a face, and no dates', async () => {
  const { wrapper } = setup({ scenario: 'down' })
  render(<ProfileCard userId="ada" />, { wrapper })
  expect(await screen.findByText('User ada')).toBeInTheDocument()
  expect(card()).toHaveAttribute('data-reason', 'http')
  expect(times()).toEqual([])
})

test('asks for nobody while signed out', () => {
  const { api, wrapper } = setup({ provider: { client: null } })
  render(<ProfileCard userId="ada" />, { wrapper })
  expect(card()).toHaveAttribute('data-reason', 'signed-out')
  expect(api.requests.count).toBe(0)
})

test('TXT-14 speaks the language of the provider, with its months and digits', () => {
  const labels = { cardMemberSince: 'Dabei seit {date}', cardUpdated: 'Am {date} geändert' }
  const { wrapper } = setup({ provider: { locale: 'de-CH', labels } })
  const { unmount } = render(<ProfileCard profile={ada} />, { wrapper })
  expect(times()).toEqual(['Dabei seit Februar 2024', 'Am 31. Dezember 2025 geändert'])
  unmount()
  const { wrapper: arabic } = setup({ provider: { locale: 'ar-EG' } })
  render(<ProfileCard profile={ada} />, { wrapper: arabic })
  expect(times()).toEqual(['Member since فبراير ٢٠٢٤', 'Updated ٣١ ديسمبر ٢٠٢٥'])
})

test('a locale that is none does not take the card down', () => {
  const { wrapper } = setup({ provider: { locale: 'not a locale' } })
  render(<ProfileCard profile={ada} />, { wrapper })
  expect(times()).toEqual(['Member since February 2024', 'Updated December 31, 2025'])
})

test('SSR-04 server HTML of a profile in hand has everything, without inline style', () => {
  const html = renderToString(<ProfileCard profile={ada} />)
  expect(html).toContain('dateTime="2024-02-29T23:30:00.000Z"')
  expect(html).toContain('Member since February 2024')
  expect(html.split('Ada Lovelace')).toHaveLength(2)
  expect(html).not.toContain(' style=')
})

test('says what to do where it names nobody, and where there is no provider', () => {
  expect(() => render(<ProfileCard />)).toThrow(/<ProfileCard> does not know whom.*userId or a profile/)
  expect(() => render(<ProfileCard userId="ada" />)).toThrow(/no <ProfileProvider>/)
})
