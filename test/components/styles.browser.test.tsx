import '../../src/components/styles.css'
import { cleanup, render } from '@testing-library/react'
import { afterEach, expect, test } from 'vitest'
import { TINT_COUNT } from '../../src/avatar/getTint.ts'
import { Leaderboard } from '../../src/components/leaderboard/Leaderboard.tsx'
import { ProfileAvatar } from '../../src/components/profile-avatar/ProfileAvatar.tsx'
import { createEntries, createProfile } from './people.ts'

afterEach(() => {
  cleanup()
  for (const sheet of document.querySelectorAll('style[data-test]')) sheet.remove()
})

const ada = createProfile()

function addStyle(css: string) {
  const sheet = document.createElement('style')
  sheet.dataset['test'] = ''
  sheet.textContent = css
  // Before everything else: it wins by its layer alone, not by its place.
  document.head.prepend(sheet)
}

function find(selector: string): HTMLElement {
  const element = document.querySelector<HTMLElement>(selector)
  if (!element) throw new Error(`There is no ${selector}`)
  return element
}

test('any class wins over the default look, wherever it stands', () => {
  addStyle('.square { border-radius: 3px; width: 99px } .loud { color: rgb(1, 2, 3); padding: 7px }')
  render(
    <>
      <ProfileAvatar profile={ada} className="square" />
      <Leaderboard
        entries={createEntries(1)}
        profiles={[createProfile({ user_id: 'player-1' })]}
        className="loud"
      />
    </>,
  )
  expect(getComputedStyle(find('.square')).borderRadius).toBe('3px')
  expect(find('.square').offsetWidth).toBe(99)
  expect(find('.square > svg').getBoundingClientRect().width).toBe(99)
  expect(getComputedStyle(find('.loud')).color).toBe('rgb(1, 2, 3)')
  expect(getComputedStyle(find('.loud')).padding).toBe('7px')
})

test('custom properties reach the parts', () => {
  render(
    <div style={{ '--profile-kit-avatar-size': '72px', '--profile-kit-avatar-radius': '4px' }}>
      <ProfileAvatar profile={ada} size={20} />
    </div>,
  )
  const avatar = find('[data-profile-kit="avatar"]')
  expect([avatar.offsetWidth, avatar.offsetHeight]).toEqual([72, 72])
  expect(getComputedStyle(avatar).borderRadius).toBe('4px')
})

test('a picture has its room by its attributes, with styles.css or without', () => {
  const { container } = render(
    <>
      <ProfileAvatar profile={ada} size={64} />
      <ProfileAvatar profile={createProfile({ avatar_url: 'https://localhost:1/ada.png' })} size={64} />
    </>,
  )
  const sizes = () =>
    [...container.querySelectorAll('img, svg')].map((picture) => {
      const { width, height } = picture.getBoundingClientRect()
      return [width, height]
    })
  const expected = Array.from({ length: sizes().length }, () => [64, 64])
  expect(sizes()).toEqual(expected)
  const sheets = [...document.styleSheets].filter(({ disabled }) => !disabled)
  for (const sheet of sheets) sheet.disabled = true
  expect(sizes()).toEqual(expected)
  for (const sheet of sheets) sheet.disabled = false
})

test.each(['light', 'dark'])('initials have AA contrast on every tint, %s', (scheme) => {
  render(
    <div style={{ colorScheme: scheme }}>
      {Array.from({ length: TINT_COUNT }, (_, tint) => (
        <ProfileAvatar key={tint} profile={ada} render={(props) => <span {...props} data-tint={tint} />} />
      ))}
    </div>,
  )
  const ratios = [...document.querySelectorAll<HTMLElement>('[data-profile-kit="avatar"]')].map((avatar) => {
    const letters = avatar.querySelector('text')
    if (!letters) throw new Error('There are no initials')
    return contrast(getComputedStyle(letters).fill, getComputedStyle(avatar).backgroundColor)
  })
  expect(ratios).toHaveLength(TINT_COUNT)
  expect(Math.min(...ratios)).toBeGreaterThan(4.5)
  expect(
    new Set([...document.querySelectorAll('text')].map((text) => getComputedStyle(text).fill)).size,
  ).toBe(TINT_COUNT)
})

function contrast(first: string, second: string): number {
  const [darker = 0, lighter = 0] = [luminance(first), luminance(second)].sort((a, b) => a - b)
  return (lighter + 0.05) / (darker + 0.05)
}

/** WCAG's relative luminance of a colour in any notation, as the browser paints it. */
function luminance(color: string): number {
  const context = new OffscreenCanvas(1, 1).getContext('2d')
  if (!context) throw new Error('There is no canvas')
  context.fillStyle = color
  context.fillRect(0, 0, 1, 1)
  const [red = 0, green = 0, blue = 0] = [...context.getImageData(0, 0, 1, 1).data].map((value) => {
    const share = value / 255
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}
