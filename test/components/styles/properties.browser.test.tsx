import { cleanup, render } from '@testing-library/react'
import type { CSSProperties } from 'react'
import { afterEach, expect, test } from 'vitest'
import { userEvent } from 'vitest/browser'
import kit from '../../../src/components/styles.css?raw'
import { addSheet } from './addSheet.ts'
import { find } from './find.ts'
import { Gallery } from './Gallery.tsx'

afterEach(cleanup)

const RED = 'rgb(200, 10, 20)'

const board = () => getComputedStyle(find('leaderboard'))
const row = () => getComputedStyle(find('leaderboard-row-content'))
const currentRow = () => find('leaderboard-row', '[data-current]')
const avatar = () => getComputedStyle(find('avatar'))
const groupPlace = () => getComputedStyle(find('group-place', ':last-child'))
const rank = (place: number) =>
  getComputedStyle(find('leaderboard-row', `[data-rank='${place}'] [data-profile-kit='leaderboard-rank']`))

/** A value for each property, and where it then shows. */
const properties: Record<string, [value: string, show: () => string]> = {
  accent: [RED, () => getComputedStyle(currentRow(), '::before').borderLeftColor],
  surface: [RED, () => board().backgroundColor],
  text: [RED, () => board().color],
  muted: [RED, () => rank(4).color],
  line: [RED, () => board().borderTopColor],
  error: [RED, () => getComputedStyle(find('editor-note', ' > bdi')).color],
  focus: [RED, () => row().outlineColor],
  current: [RED, () => getComputedStyle(currentRow()).backgroundColor],
  hover: [RED, () => row().backgroundColor],
  skeleton: [
    RED,
    () => getComputedStyle(find('name', "[data-status='loading']"), '::before').backgroundColor,
  ],
  tint: [RED, () => avatar().backgroundColor],
  letters: [RED, () => getComputedStyle(find('avatar', ' text')).fill],
  gold: [RED, () => colorIn(rank(1).backgroundImage)],
  silver: [RED, () => colorIn(rank(2).backgroundImage)],
  bronze: [RED, () => colorIn(rank(3).backgroundImage)],
  weight: ['300', () => getComputedStyle(find('leaderboard-row', " [data-profile-kit='name']")).fontWeight],
  'weight-strong': ['800', () => getComputedStyle(find('leaderboard-score')).fontWeight],
  radius: ['3px', () => board().borderTopLeftRadius],
  gap: ['31px', () => getComputedStyle(find('root')).columnGap],
  'avatar-size': ['72px', () => avatar().width],
  'avatar-radius': ['4px', () => avatar().borderTopLeftRadius],
  'group-overlap': ['11px', () => groupPlace().marginLeft.replace('-', '')],
  'group-ring': [RED, () => colorIn(groupPlace().boxShadow)],
  'row-height': ['90px', () => row().height],
  'row-inset': ['33px', () => row().paddingLeft],
  'row-gap': ['29px', () => row().columnGap],
}

const colorIn = (gradient: string) => /rgb\([^)]*\)/.exec(gradient)?.[0] ?? gradient

/** Shows everything, with the pointer and the keyboard in the board's first row. */
async function show(style: CSSProperties = {}) {
  render(
    <div style={style}>
      <Gallery />
    </div>,
  )
  await userEvent.tab()
  await userEvent.hover(find('leaderboard-row-content'))
}

test.each(Object.entries(properties))('--profile-kit-%s takes effect', async (name, [value, read]) => {
  addSheet(kit)
  await show()
  expect(read()).not.toBe(value)
  cleanup()
  await show({ [`--profile-kit-${name}`]: value })
  await expect.poll(read).toBe(value)
})

test('--profile-kit-hue turns the tints, and a tint of one’s own can be made of it', () => {
  addSheet(kit)
  addSheet("[data-tint='3'] { --profile-kit-hue: 200 }")
  addSheet(
    "[data-profile-kit='avatar'] { --profile-kit-tint: oklch(0.7 0.1 var(--profile-kit-hue)) }",
    'first',
  )
  render(
    <>
      <span data-profile-kit="avatar" data-tint="3" />
      <span data-profile-kit="avatar" data-tint="4" />
    </>,
  )
  const hues = [3, 4].map((tint) => getComputedStyle(find('avatar', `[data-tint='${tint}']`)).backgroundColor)
  expect(hues).toEqual(['oklch(0.7 0.1 200)', 'oklch(0.7 0.1 135)'])
})

test('every property of styles.css is looked at here', () => {
  const used = [...kit.matchAll(/var\(\s*--profile-kit-([\w-]+)/g)].map(([, name]) => name)
  expect(new Set(used)).toEqual(new Set([...Object.keys(properties), 'hue']))
})
