import { fireEvent, render, screen, waitFor } from '@testing-library/react'
import { Profiler } from 'react'
import { describe, expect, test, vi } from 'vitest'
import { ProfileAvatar, type ProfileAvatarState } from '../../src/components/profile-avatar/ProfileAvatar.tsx'
import { setup } from '../support/setup.tsx'
import { describeConformance } from './conformance.tsx'
import { createProfile } from './people.ts'

const ada = createProfile()

describeConformance({
  name: 'avatar',
  tag: 'span',
  state: ['status', 'reason', 'tint'],
  holds: (element) => element.textContent === 'AL',
  element: (props) => <ProfileAvatar profile={ada} {...props} />,
})

const avatarOf = (container: HTMLElement) => container.querySelector('[data-profile-kit="avatar"]')

test('a picture and the letters that stand in for one take the same room, without inline style', () => {
  const picture = { avatar_url: 'https://images.example.com/ada.png' }
  const { container, rerender } = render(<ProfileAvatar profile={createProfile(picture)} size={64} />)
  const image = container.querySelector('img')
  expect(image).toHaveAttribute('width', '64')
  expect(image).toHaveAttribute('height', '64')
  rerender(<ProfileAvatar profile={ada} size={64} />)
  const letters = container.querySelector('svg')
  expect(letters).toHaveAttribute('width', '64')
  expect(letters).toHaveAttribute('height', '64')
  expect(container.innerHTML).not.toMatch(/ style=/)
})

test('IMG-14 a picture alone says who it is, and so do the letters', () => {
  const picture = { avatar_url: 'https://images.example.com/ada.png' }
  const { rerender } = render(<ProfileAvatar profile={createProfile(picture)} />)
  expect(screen.getByRole('img', { name: 'Ada Lovelace' }).tagName).toBe('IMG')
  rerender(<ProfileAvatar profile={ada} />)
  expect(screen.getByRole('img', { name: 'Ada Lovelace' }).tagName).toBe('svg')
})

test('alt: says something else, or nothing', () => {
  const { rerender } = render(<ProfileAvatar profile={ada} alt="Our founder" />)
  expect(screen.getByRole('img', { name: 'Our founder' })).toBeInTheDocument()
  rerender(<ProfileAvatar profile={ada} alt="" />)
  expect(screen.queryByRole('img')).toBeNull()
})

test('shows a tint and no letters while loading, then the face', async () => {
  const { wrapper } = setup()
  const { container } = render(<ProfileAvatar userId="ada" />, { wrapper })
  expect(avatarOf(container)).toHaveAttribute('data-picture', 'loading')
  expect(avatarOf(container)).toHaveAttribute('data-tint')
  expect(avatarOf(container)?.textContent).toBe('')
  const tint = avatarOf(container)?.getAttribute('data-tint')
  await waitFor(() => expect(avatarOf(container)).toHaveAttribute('data-picture', 'loaded'))
  expect(container.querySelector('img')).toHaveAttribute('src', expect.stringMatching(/^data:image\/svg/))
  expect(avatarOf(container)).toHaveAttribute('data-tint', tint)
})

test('says why a picture is not shown', () => {
  const { container } = render(
    <ProfileAvatar profile={createProfile({ avatar_url: 'http://images.example.com/ada.png' })} />,
  )
  expect(avatarOf(container)).toHaveAttribute('data-picture', 'blocked')
  expect(avatarOf(container)).toHaveAttribute('data-reason')
  expect(container.querySelector('img')).toBeNull()
  expect(avatarOf(container)).toHaveTextContent('AL')
})

test('what it says of the picture is true of what stands there, whatever stood there before', async () => {
  const { wrapper } = setup()
  const photo = createProfile({ avatar_url: 'https://images.example.com/ada.png' })
  const { container, rerender } = render(<ProfileAvatar profile={photo} />, { wrapper })
  const picture = () => avatarOf(container)?.getAttribute('data-picture')
  const image = screen.getByRole('img')
  Object.defineProperty(image, 'naturalWidth', { value: 64 })
  fireEvent.load(image)
  expect(picture()).toBe('loaded')
  // Nothing has been read of them yet.
  rerender(<ProfileAvatar userId="grace" />)
  expect(container.querySelector('img')).toBeNull()
  expect(picture()).toBe('loading')
  await waitFor(() => expect(picture()).toBe('loaded'))
})

describe('CON-12 what a picture costs', () => {
  const photo = createProfile({ tenant_id: 'demo', avatar_url: 'https://images.example.com/ada.png' })

  /** A picture, its caller, and what is counted of both. */
  function count() {
    const counts = { avatar: 0 }
    const rendered = vi.fn<() => void>()
    const className = vi.fn<(state: ProfileAvatarState) => string>(() => 'face')
    function Caller() {
      rendered()
      return (
        <Profiler id="avatar" onRender={() => counts.avatar++}>
          <ProfileAvatar profile={photo} className={className} />
        </Profiler>
      )
    }
    const { wrapper } = setup({ provider: { client: null } })
    const { container } = render(<Caller />, { wrapper })
    const image = screen.getByRole('img')
    const calls = () => ({
      ...counts,
      caller: rendered.mock.calls.length,
      className: className.mock.calls.length,
    })
    return { calls, className, image, picture: () => avatarOf(container)?.getAttribute('data-picture') }
  }

  test('that it has loaded, nothing', () => {
    const { calls, image, picture } = count()
    const before = calls()
    expect(picture()).toBe('loading')
    Object.defineProperty(image, 'naturalWidth', { value: 64 })
    fireEvent.load(image)
    expect(picture()).toBe('loaded')
    expect(calls()).toEqual(before)
  })

  test('that it has failed, the face alone: its caller is not rendered, and className gets what it got', async () => {
    const { calls, className, image, picture } = count()
    const before = calls()
    fireEvent.error(image)
    expect(picture()).toBe('failed')
    await waitFor(() =>
      expect(screen.getByRole('img')).toHaveAttribute('src', expect.stringMatching(/^data:/)),
    )
    fireEvent.load(screen.getByRole('img'))
    expect(picture()).toBe('failed')
    expect(calls().caller).toBe(before.caller)
    // Once without the picture, once with the face.
    expect(calls().avatar - before.avatar).toBeLessThanOrEqual(2)
    expect(new Set(className.mock.calls.map(([state]) => JSON.stringify(state))).size).toBe(1)
  })
})
