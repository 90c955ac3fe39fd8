import { cleanup, render } from '@testing-library/react'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { userEvent } from 'vitest/browser'
import { Leaderboard } from '../../../src/components/leaderboard/Leaderboard.tsx'
import { ProfileAvatar } from '../../../src/components/profile-avatar/ProfileAvatar.tsx'
import kit from '../../../src/components/styles.css?raw'
import { setup } from '../../support/setup.tsx'
import { createEntries } from '../people.ts'
import { addSheet } from './addSheet.ts'
import { emulateMedia } from './emulateMedia.ts'
import { find } from './find.ts'
import { Gallery } from './Gallery.tsx'

beforeEach(() => addSheet(kit))
afterEach(cleanup)

/** A colour of the system, as the browser paints it now. */
function systemColor(name: string): string {
  const probe = document.createElement('i')
  probe.style.color = name
  document.body.append(probe)
  const { color } = getComputedStyle(probe)
  probe.remove()
  return color
}

const loadingName = () => find('name', "[data-status='loading']")
const currentMark = () => getComputedStyle(find('leaderboard-row', '[data-current]'), '::before')

describe.each(['light', 'dark'] as const)('forced colours, %s', (scheme) => {
  const force = () => emulateMedia({ 'forced-colors': 'active', 'prefers-color-scheme': scheme })

  test('pictures have an edge, and initials the colour of text', async () => {
    render(<Gallery />)
    await force()
    const { outlineStyle, outlineColor, backgroundColor } = getComputedStyle(find('avatar'))
    expect([outlineStyle, outlineColor]).toEqual(['solid', systemColor('CanvasText')])
    expect(backgroundColor).toBe(systemColor('Canvas'))
    expect(getComputedStyle(find('avatar', ' text')).fill).toBe(systemColor('CanvasText'))
  })

  test('a face keeps the ground it is drawn for', async () => {
    const { wrapper } = setup()
    render(<ProfileAvatar userId="ada" />, { wrapper })
    await expect.poll(() => document.querySelector('img')).not.toBeNull()
    const ground = getComputedStyle(find('avatar')).backgroundColor
    await force()
    expect(getComputedStyle(find('avatar', ' > img')).backgroundColor).toBe(ground)
  })

  test('the current user’s row is marked', async () => {
    render(<Gallery />)
    await force()
    const { borderLeftStyle, borderLeftWidth, borderLeftColor } = currentMark()
    expect([borderLeftStyle, borderLeftWidth]).toEqual(['solid', '3px'])
    expect(borderLeftColor).toBe(systemColor('Highlight'))
  })

  test('what is on its way has an edge, and the focus a ring', async () => {
    render(<Gallery />)
    await force()
    const bone = getComputedStyle(loadingName(), '::before')
    expect([bone.outlineStyle, bone.outlineColor]).toEqual(['solid', systemColor('GrayText')])
    await userEvent.tab()
    expect(getComputedStyle(find('leaderboard-row-content')).outlineStyle).toBe('solid')
  })
})

test('nothing moves for those who want it still', async () => {
  render(
    <>
      <Gallery />
      <span data-profile-kit="leaderboard-bone" />
    </>,
  )
  const motion = () =>
    [
      getComputedStyle(loadingName(), '::before').animationName,
      getComputedStyle(find('leaderboard-bone')).animationName,
      getComputedStyle(find('leaderboard-row-content')).transitionDuration,
    ].join()
  expect(motion()).toBe('profile-kit-wait,profile-kit-wait,0.12s')
  await emulateMedia({ 'prefers-reduced-motion': 'reduce' })
  expect(motion()).toBe('none,none,0s')
})

describe('print', () => {
  const signedOut = { wrapper: setup({ provider: { client: null } }).wrapper }

  test('dark on light, whatever the screen has', async () => {
    await emulateMedia({ media: 'print' })
    const [light, dark] = ['light', 'dark'].map((colorScheme) => {
      render(
        <div style={{ colorScheme }}>
          <Gallery />
        </div>,
      )
      const looks = ['avatar', 'leaderboard'].map((part) => getComputedStyle(find(part)).backgroundColor)
      cleanup()
      return looks
    })
    expect(dark).toEqual(light)
  })

  test('colours that say something are printed', async () => {
    render(<Gallery />)
    await emulateMedia({ media: 'print' })
    for (const part of ['avatar', 'leaderboard-rank'])
      expect(getComputedStyle(find(part)).printColorAdjust).toBe('exact')
    expect(currentMark().borderLeftWidth).toBe('3px')
  })

  test('a board that renders all its rows shows all of them, whatever its height', async () => {
    render(<Leaderboard entries={createEntries(50)} height={200} />, signedOut)
    expect(find('leaderboard').offsetHeight).toBe(200)
    await emulateMedia({ media: 'print' })
    expect(find('leaderboard').offsetHeight).toBe(2 + 50 * 56)
    expect(getComputedStyle(find('leaderboard')).overflowY).toBe('visible')
  })

  test('a board of thousands is no longer than the rows it renders', async () => {
    render(<Leaderboard entries={createEntries(10_000)} />, signedOut)
    expect(find('leaderboard').offsetHeight).toBe(2 + 10_000 * 56)
    await emulateMedia({ media: 'print' })
    expect(find('leaderboard').offsetHeight).toBeLessThan(100 * 56)
  })

  test('a board of thousands with a height keeps it', async () => {
    render(<Leaderboard entries={createEntries(10_000)} height={200} />, signedOut)
    await emulateMedia({ media: 'print' })
    expect(find('leaderboard').offsetHeight).toBe(200)
  })
})

test('with letters of twice the size nothing is cut off or pushed out', () => {
  const { style } = document.documentElement
  style.fontSize = '200%'
  render(
    <div style={{ width: 640 }}>
      <Gallery />
    </div>,
  )
  const board = find('leaderboard')
  expect(getComputedStyle(board).fontSize).toBe('32px')
  expect(board.scrollWidth).toBe(board.clientWidth)
  for (const part of board.querySelectorAll<HTMLElement>(
    "[data-profile-kit='name'] > bdi, [data-profile-kit^='leaderboard-r'], [data-profile-kit='leaderboard-score']",
  ))
    expect([part.scrollWidth, part.scrollHeight]).toEqual([part.clientWidth, part.clientHeight])
  style.fontSize = ''
})
