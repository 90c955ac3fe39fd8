import { render, screen } from '@testing-library/react'
import { afterEach, expect, test, vi } from 'vitest'
import { ProfileName } from '../../src/components/profile-name/ProfileName.tsx'
import { setup } from '../support/setup.tsx'
import { describeConformance } from './conformance.tsx'
import { createProfile } from './people.ts'

const ada = createProfile()

describeConformance({
  name: 'name',
  tag: 'span',
  state: ['status', 'reason'],
  holds: (element) => element.textContent === 'Ada Lovelace',
  element: (props) => <ProfileName profile={ada} {...props} />,
})

afterEach(() => vi.restoreAllMocks())

const nameOf = (container: HTMLElement) => container.querySelector('[data-profile-kit="name"]')

test('TXT-03 a name keeps its direction to itself', () => {
  const { container } = render(<ProfileName profile={createProfile({ name: 'عبد الرحمن' })} />)
  expect(container.querySelector('bdi')).toHaveTextContent('عبد الرحمن')
})

test('TXT-01 a name is text, whatever it holds', () => {
  const name = '<img src=x onerror=alert(1)>'
  const { container } = render(<ProfileName profile={createProfile({ name })} />)
  expect(container.querySelector('img')).toBeNull()
  expect(screen.getByText(name)).toHaveTextContent(name)
})

test('TXT-12 a name that is no string is none: a stand-in, and a word about it in development, once', async () => {
  const warn = vi.spyOn(console, 'warn').mockImplementation(() => undefined)
  vi.resetModules()
  const kit = await import('../../src/index.ts')
  for (const name of [
    null,
    undefined,
    42,
    Number.NaN,
    true,
    {},
    { toString: () => 'Ada' },
    ['Ada'],
    () => 'Ada',
  ]) {
    // As an app without types would hand it in.
    const profile = Object.assign(createProfile(), { name })
    const { container, unmount } = render(
      <kit.ProfileRoot profile={profile}>
        <kit.ProfileName /> <kit.ProfileAvatar />
      </kit.ProfileRoot>,
    )
    expect(nameOf(container)).toHaveTextContent(/^User ada$/)
    unmount()
  }
  expect(warn).toHaveBeenCalledTimes(1)
  expect(warn.mock.calls[0]?.[0]).toMatch(/profile-kit: .*name is null instead of a string.*empty string/s)
})

test('TXT-06 a long name can be read in full', () => {
  const name = 'Wolfeschlegelsteinhausenbergerdorff'
  const { container, rerender } = render(<ProfileName profile={createProfile({ name })} />)
  expect(nameOf(container)).toHaveAttribute('title', name)
  rerender(<ProfileName profile={ada} />)
  expect(nameOf(container)).not.toHaveAttribute('title')
})

test('shows nothing but room while loading, then the name', async () => {
  const { wrapper } = setup({ profiles: [{ user_id: 'ada', name: 'Ada Lovelace' }] })
  const { container } = render(<ProfileName userId="ada" />, { wrapper })
  expect(nameOf(container)).toHaveAttribute('data-status', 'loading')
  expect(nameOf(container)?.textContent).toBe('\u00A0')
  expect(nameOf(container)).toHaveAttribute('title', 'Loading')
  expect(await screen.findByText('Ada Lovelace')).toBeInTheDocument()
  expect(nameOf(container)).toHaveAttribute('data-status', 'ready')
})

test('shows a stand-in after a failure, and says why', async () => {
  const { wrapper } = setup({ scenario: 'down' })
  const { container } = render(<ProfileName userId="ada" />, { wrapper })
  expect(await screen.findByText('User ada')).toBeInTheDocument()
  expect(nameOf(container)).toHaveAttribute('data-status', 'fallback')
  expect(nameOf(container)).toHaveAttribute('data-reason', 'http')
})

test('asks for nobody while signed out', () => {
  const { api, wrapper } = setup({ provider: { client: null } })
  const { container } = render(<ProfileName userId="ada" />, { wrapper })
  expect(nameOf(container)).toHaveTextContent('User ada')
  expect(nameOf(container)).toHaveAttribute('data-reason', 'signed-out')
  expect(api.requests.count).toBe(0)
})

test('says what to do where it names nobody, and where there is no provider', () => {
  expect(() => render(<ProfileName />)).toThrow(
    /<ProfileName> does not know whom to show.*userId or a profile/,
  )
  expect(() => render(<ProfileName userId="ada" />)).toThrow(/no <ProfileProvider>/)
})
