import '../../src/components/styles.css'
import { cleanup, render } from '@testing-library/react'
import { afterEach, expect, test, vi } from 'vitest'
import { ProfileAvatar } from '../../src/components/profile-avatar/ProfileAvatar.tsx'
import { ProfileName } from '../../src/components/profile-name/ProfileName.tsx'
import { ProfileRoot } from '../../src/components/profile-root/ProfileRoot.tsx'
import { findRole, readAccessibility, readAloud } from '../support/readAccessibility.ts'
import { setup } from '../support/setup.tsx'
import { createProfile } from './people.ts'

afterEach(cleanup)

const PIXEL = 'data:image/gif;base64,R0lGODlhAQABAIABAP///wAAACwAAAAAAQABAAACAkQBADs='
const BROKEN = 'data:image/gif;base64,R0lGODlh'

const ada = {
  user_id: 'user-7f3e1a2b',
  name: 'Ada Lovelace',
  avatar_url: 'https://images.example.com/ada.png',
}

/** A person whose picture ends up so, in the words of `data-picture`, and what stands there. */
const states = [
  { state: 'loaded', stands: 'img', profile: { tenant_id: 'demo' }, source: PIXEL, picture: 'loaded' },
  // Far below the screen: a browser is in no hurry with it.
  {
    state: 'on its way',
    stands: 'img',
    profile: { tenant_id: 'demo' },
    source: '/ada.gif',
    picture: 'loading',
    above: 100_000,
  },
  {
    state: 'broken, with a face drawn',
    stands: 'img[src^="data:image/svg"]',
    profile: { tenant_id: 'demo' },
    source: BROKEN,
    picture: 'failed',
  },
  {
    state: 'broken, with letters',
    stands: 'svg',
    profile: { tenant_id: '' },
    source: BROKEN,
    picture: 'failed',
  },
  { state: 'blocked', stands: 'svg', profile: { avatar_url: 'ftp://x' }, source: PIXEL, picture: 'blocked' },
  { state: 'none', stands: 'svg', profile: { avatar_url: '' }, source: PIXEL, picture: 'none' },
]

test.each(states)(
  'IMG-14 a picture says who it is, alone, and nothing beside a name: $state',
  async (given) => {
    const { stands, source, picture, above = 0 } = given
    const profile = createProfile({ ...ada, ...given.profile })
    const { wrapper } = setup({ provider: { client: null, avatars: { transformUrl: () => source } } })
    const { container } = render(
      <main>
        <svg height={above} aria-hidden />
        <p>
          <ProfileAvatar profile={profile} />
        </p>
        <p>
          <ProfileRoot profile={profile}>
            <ProfileAvatar /> <ProfileName />
          </ProfileRoot>
        </p>
      </main>,
      { wrapper },
    )
    await vi.waitFor(() => {
      const avatars = [...container.querySelectorAll<HTMLElement>('[data-profile-kit="avatar"]')]
      expect(avatars.map(({ dataset }) => dataset['picture'])).toEqual([picture, picture])
      expect(avatars.map((avatar) => avatar.querySelector(stands) !== null)).toEqual([true, true])
    })

    const [main] = findRole(await readAccessibility(), 'main')
    if (!main) throw new Error('There is no main')
    const [alone, besideName] = findRole([main], 'paragraph')
    expect(findRole(alone ? [alone] : [], 'image').map(({ name }) => name)).toEqual(['Ada Lovelace'])
    expect(alone && readAloud(alone)).toEqual(['Ada Lovelace'])
    expect(findRole(besideName ? [besideName] : [], 'image')).toEqual([])
    expect(besideName && readAloud(besideName)).toEqual(['Ada Lovelace'])
    expect(JSON.stringify(main)).not.toContain('7f3e1a2b')
  },
)

test('IMG-14 somebody who cannot be read is a stand-in by name; while that is not known, nothing is said', async () => {
  const { api, wrapper } = setup()
  api.failNext({ status: 500, userId: 'bob', times: Infinity })
  api.failNext({ delay: Infinity, userId: 'eve' })
  const { container } = render(
    <main>
      <ProfileAvatar userId="bob" /> <ProfileAvatar userId="eve" />
    </main>,
    { wrapper },
  )
  await vi.waitFor(() => expect(container.querySelector('[data-status="fallback"]')).not.toBeNull())
  expect(findRole(await readAccessibility(), 'image').map(({ name }) => name)).toEqual(['User bob'])
})
