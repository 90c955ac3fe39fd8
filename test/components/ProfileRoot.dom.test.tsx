import { render, screen } from '@testing-library/react'
import { StrictMode } from 'react'
import { renderToString } from 'react-dom/server'
import { expect, test } from 'vitest'
import { ProfileAvatar } from '../../src/components/profile-avatar/ProfileAvatar.tsx'
import { ProfileName } from '../../src/components/profile-name/ProfileName.tsx'
import { ProfileRoot } from '../../src/components/profile-root/ProfileRoot.tsx'
import { setup } from '../support/setup.tsx'
import { describeConformance } from './conformance.tsx'
import { createProfile } from './people.ts'

const ada = createProfile()

describeConformance({
  name: 'root',
  tag: 'span',
  state: ['status', 'reason'],
  holds: (element) => element.textContent === 'Ada Lovelace',
  element: (props) => (
    <ProfileRoot profile={ada} {...props}>
      <ProfileName />
    </ProfileRoot>
  ),
})

test('gives its person to the parts inside, for one request', async () => {
  const { api, wrapper } = setup({ profiles: [{ user_id: 'ada', name: 'Ada Lovelace' }], strict: true })
  render(
    <ProfileRoot userId="ada">
      <ProfileAvatar />
      <ProfileName />
    </ProfileRoot>,
    { wrapper },
  )
  expect(await screen.findByText('Ada Lovelace')).toBeInTheDocument()
  expect(api.requests.count).toBe(1)
})

test('IMG-14 beside a name the picture is decorative; without one it says who it is', () => {
  const parts = (isNamed: boolean) => (
    <StrictMode>
      <ProfileRoot profile={ada}>
        <ProfileAvatar />
        {isNamed && <ProfileName />}
      </ProfileRoot>
    </StrictMode>
  )
  const { rerender } = render(parts(true))
  expect(screen.queryByRole('img')).toBeNull()
  rerender(parts(false))
  expect(screen.getByRole('img', { name: 'Ada Lovelace' })).toBeInTheDocument()
  rerender(parts(true))
  expect(screen.queryByRole('img')).toBeNull()
})

test('IMG-14 a picture alone in a root says who it is', () => {
  render(
    <ProfileRoot profile={ada}>
      <ProfileAvatar />
    </ProfileRoot>,
  )
  expect(screen.getByRole('img', { name: 'Ada Lovelace' })).toBeInTheDocument()
})

test('IMG-14 a name of somebody else leaves the picture its name', () => {
  render(
    <ProfileRoot profile={ada}>
      <ProfileAvatar />
      <ProfileName profile={createProfile({ user_id: 'grace', name: 'Grace Hopper' })} />
    </ProfileRoot>,
  )
  expect(screen.getByRole('img', { name: 'Ada Lovelace' })).toBeInTheDocument()
})

test('SSR-04 server HTML has the picture before the name, and says the name once all the same', () => {
  const html = renderToString(
    <ProfileRoot profile={createProfile({ avatar_url: 'https://images.example.com/ada.png' })}>
      <ProfileAvatar />
      <ProfileName />
    </ProfileRoot>,
  )
  expect(html).toContain('alt=""')
  expect(html.split('Ada Lovelace')).toHaveLength(2)
  expect(html).not.toContain(' style=')
})

test('says what to do where it names nobody', () => {
  expect(() => render(<ProfileRoot />)).toThrow(/<ProfileRoot> does not know whom.*userId or a profile/)
})
