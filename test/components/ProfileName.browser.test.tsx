import { render, screen } from '@testing-library/react'
import axe from 'axe-core'
import { createElement } from 'react'
import { expect, test } from 'vitest'
import { ProfileName } from '../../src/components/profile-name/ProfileName.tsx'
import { setup } from '../support/setup.tsx'

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
