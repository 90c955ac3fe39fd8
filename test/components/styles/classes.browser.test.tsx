import styled from '@emotion/styled'
import Box from '@mui/material/Box'
import { cleanup, render } from '@testing-library/react'
import type { FunctionComponent } from 'react'
import { afterEach, describe, expect, test, vi } from 'vitest'
import recipe from '../../../examples/styles/tailwind.css?raw'
import kit from '../../../src/components/styles.css?raw'
import { ProfileAvatar } from '../../../src/components/profile-avatar/ProfileAvatar.tsx'
import wide from '../../../stories/app/screenshot.png?url'
import { setup } from '../../support/setup.tsx'
import { addSheet } from './addSheet.ts'
import { compileTailwind } from './compileTailwind.ts'
import { parts } from './parts.tsx'

afterEach(cleanup)

const properties = ['width', 'padding', 'borderRadius', 'color'] as const
const look = { width: '96px', padding: '12px', borderRadius: '8px', color: 'rgb(1, 2, 3)' }
const utilities = 'w-24 p-3 rounded-lg text-[#010203]'

const [layers = ''] = recipe.split('\n')
const tailwind = await compileTailwind("@import 'tailwindcss';", utilities)
const tailwindAndKit = await compileTailwind(recipe, utilities)

function lookOf(name: string) {
  const part = document.querySelector(`[data-profile-kit='${name}']`)
  if (!part) throw new Error(`There is no ${name}`)
  const style = getComputedStyle(part)
  return Object.fromEntries(properties.map((property) => [property, style[property]]))
}

describe.each(Object.entries(parts))('<%s>', (name, Part) => {
  const Styled: FunctionComponent = styled(Part)(look)

  test('looks otherwise by default', () => {
    addSheet(kit)
    render(<Part />)
    const shown = lookOf(name)
    expect(properties.filter((property) => shown[property] === look[property])).toEqual([])
  })

  test.each(['first', 'last'] as const)('a plain class wins, with styles.css %s', (place) => {
    addSheet('.plain { width: 96px; padding: 12px; border-radius: 8px; color: rgb(1 2 3) }')
    addSheet(kit, place)
    render(<Part className="plain" />)
    expect(lookOf(name)).toEqual(look)
  })

  test.each(['first', 'last'] as const)('MUI’s sx wins, with styles.css %s', (place) => {
    render(<Box component={Part} sx={look} />)
    addSheet(kit, place)
    expect(lookOf(name)).toEqual(look)
  })

  test.each(['first', 'last'] as const)('an Emotion class wins, with styles.css %s', (place) => {
    render(<Styled />)
    addSheet(kit, place)
    expect(lookOf(name)).toEqual(look)
  })

  test.each(['first', 'last'] as const)('a Tailwind class wins, with styles.css %s', (place) => {
    addSheet(tailwind)
    addSheet(kit, place)
    addSheet(layers, 'first')
    render(<Part className={utilities} />)
    expect(lookOf(name)).toEqual(look)
  })

  test('a Tailwind class wins where Tailwind imports styles.css', () => {
    addSheet(tailwindAndKit)
    render(<Part className={utilities} />)
    expect(lookOf(name)).toEqual(look)
  })
})

test.each([
  ['Tailwind’s', tailwindAndKit],
  ['another', `img { max-width: 100%; height: auto } ${kit}`],
])('%s reset leaves a wide picture its square', async (_, css) => {
  addSheet(css)
  const { wrapper } = setup({
    profiles: [{ user_id: 'ada', avatar_url: new URL(wide, location.href).href }],
    clientOptions: { baseUrl: location.origin },
  })
  const { container } = render(<ProfileAvatar userId="ada" size={64} />, { wrapper })
  await vi.waitFor(() => expect(container.querySelector("[data-picture='loaded'] > img")).not.toBeNull())
  const sizes = [...container.querySelectorAll('span, img')].map((element) => {
    const { width, height } = element.getBoundingClientRect()
    return [width, height]
  })
  expect(sizes).toEqual([
    [64, 64],
    [64, 64],
  ])
})
