import { cleanup, render, screen } from '@testing-library/react'
import axe from 'axe-core'
import { createElement } from 'react'
import { afterEach, expect, test } from 'vitest'
import { ProfileName } from '../../src/components/profile-name/ProfileName.tsx'
import { findRole, readAccessibility } from '../support/readAccessibility.ts'
import { setup } from '../support/setup.tsx'
import { createProfile } from './people.ts'

afterEach(cleanup)

test('axe finds nothing to say about a name that is a heading, while it is loading', async () => {
  const { api, wrapper } = setup()
  api.failNext({ delay: Infinity })
  const { container } = render(<ProfileName userId="ada" render={(props) => createElement('h2', props)} />, {
    wrapper,
  })
  expect(screen.getByRole('heading', { name: 'Loading' })).toHaveAttribute('data-status', 'loading')
  const { violations } = await axe.run(container, { runOnly: ['wcag2a', 'wcag2aa', 'best-practice'] })
  expect(violations.map(({ id }) => id)).toEqual([])
})

test('TXT-15 a name that is long enough to have a title is said once, whatever it stands in', async () => {
  const profile = createProfile({ name: 'Wolfeschlegelsteinhausenbergerdorff' })
  render(
    <main>
      <ProfileName profile={profile} />
      <ProfileName profile={profile} render={(props) => createElement('h2', props)} />
      <ProfileName profile={profile} render={(props) => createElement('button', props)} />
      <a href="#there">
        <ProfileName profile={profile} />
      </a>
    </main>,
  )
  const nodes = await readAccessibility()
  expect(document.querySelectorAll('main [title]')).toHaveLength(4)
  expect(findRole(nodes, 'StaticText')).toHaveLength(4)
  for (const role of ['heading', 'button', 'link'])
    expect(findRole(nodes, role)).toMatchObject([{ name: profile.name, description: '' }])
  expect(findRole(nodes, 'generic').filter(({ name, description }) => name + description !== '')).toEqual([])
})
