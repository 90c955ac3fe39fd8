import { cleanup, render } from '@testing-library/react'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { userEvent } from 'vitest/browser'
import { TINT_COUNT } from '../../../src/avatar/getTint.ts'
import { Leaderboard } from '../../../src/components/leaderboard/Leaderboard.tsx'
import kit from '../../../src/components/styles.css?raw'
import { addSheet } from './addSheet.ts'
import { contrast } from './contrast.ts'
import { find } from './find.ts'
import { Gallery } from './Gallery.tsx'

// What WCAG 2.2 asks at level AA of text (1.4.3), and of marks and focus rings (1.4.11).
const TEXT = 4.5
const MARK = 3

beforeEach(() => addSheet(kit))
afterEach(cleanup)

const rank = (place: number) =>
  find('leaderboard-row', `[data-rank='${place}'] [data-profile-kit='leaderboard-rank']`)

describe.each(['light', 'dark'])('%s', (colorScheme) => {
  const show = () =>
    render(
      <div style={{ colorScheme }}>
        <Gallery />
      </div>,
    )
  const surface = () => getComputedStyle(find('leaderboard')).backgroundColor
  const current = () => getComputedStyle(find('leaderboard-row', '[data-current]')).backgroundColor

  test('initials can be read on every tint', () => {
    show()
    const avatar = find('avatar')
    const letters = find('avatar', ' text')
    const fills = Array.from({ length: TINT_COUNT }, (_, tint) => {
      avatar.dataset['tint'] = String(tint)
      const { fill } = getComputedStyle(letters)
      expect(contrast(fill, getComputedStyle(avatar).backgroundColor)).toBeGreaterThan(TEXT)
      return fill
    })
    expect(new Set(fills).size).toBe(TINT_COUNT)
  })

  test('the first three ranks can be read on their metal', () => {
    show()
    for (const place of [1, 2, 3]) {
      const { color, backgroundImage } = getComputedStyle(rank(place))
      const [metal = ''] = /oklch\([^)]*\)/.exec(backgroundImage) ?? []
      expect(contrast(color, metal)).toBeGreaterThan(TEXT)
    }
  })

  test('what is muted can be read, in the current user’s row too', () => {
    show()
    for (const below of [[surface()], [surface(), current()]])
      expect(contrast(getComputedStyle(rank(5)).color, ...below)).toBeGreaterThan(TEXT)
    cleanup()
    render(
      <div style={{ colorScheme }}>
        <Leaderboard entries={[]} />
      </div>,
    )
    expect(contrast(getComputedStyle(find('leaderboard-message')).color, surface())).toBeGreaterThan(TEXT)
  })

  test('focus rings and the current user’s mark can be seen', async () => {
    show()
    await userEvent.tab()
    const { outlineColor, outlineStyle, outlineWidth } = getComputedStyle(find('leaderboard-row-content'))
    expect([outlineStyle, outlineWidth]).toEqual(['solid', '2px'])
    const { borderLeftColor } = getComputedStyle(find('leaderboard-row', '[data-current]'), '::before')
    for (const color of [outlineColor, borderLeftColor])
      for (const below of [[surface()], [surface(), current()]])
        expect(contrast(color, ...below)).toBeGreaterThan(MARK)
  })
})

test('initials and ranks go by whatever colour an app puts behind them', () => {
  const page = document.createElement('div')
  page.innerHTML = `<span data-profile-kit="avatar"><svg><text>A</text></svg></span>`
  document.body.append(page)
  const letters = find('avatar', ' text')
  const channel = fc.integer({ min: 0, max: 255 })
  fc.assert(
    fc.property(channel, channel, channel, (red, green, blue) => {
      const tint = `rgb(${red}, ${green}, ${blue})`
      page.style.setProperty('--profile-kit-tint', tint)
      expect(contrast(getComputedStyle(letters).fill, tint)).toBeGreaterThan(MARK)
    }),
    {
      numRuns: 500,
      examples: [
        [0, 140, 108],
        [166, 0, 247],
        [212, 175, 55],
        [255, 255, 255],
        [0, 0, 0],
      ],
    },
  )
  page.remove()
})
