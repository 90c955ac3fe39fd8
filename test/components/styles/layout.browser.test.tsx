import '../../../src/components/styles.css'
import { cleanup, render } from '@testing-library/react'
import { afterEach, expect, test } from 'vitest'
import { Leaderboard } from '../../../src/components/leaderboard/Leaderboard.tsx'
import { ProfileAvatar } from '../../../src/components/profile-avatar/ProfileAvatar.tsx'
import { ProfileName } from '../../../src/components/profile-name/ProfileName.tsx'
import { createEntries, createProfile } from '../people.ts'

afterEach(cleanup)

const ada = createProfile()

function find(selector: string): HTMLElement {
  const element = document.querySelector<HTMLElement>(selector)
  if (!element) throw new Error(`There is no ${selector}`)
  return element
}

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

test('TXT-06 a long name widens nothing, in a sentence or in a board', () => {
  const name = 'W'.repeat(5000)
  render(
    <div style={{ width: 320 }}>
      <div style={{ display: 'grid' }}>
        <p>
          By <ProfileName profile={createProfile({ name })} />
        </p>
      </div>
      <Leaderboard
        entries={createEntries(1)}
        profiles={[createProfile({ user_id: 'player-1', name })]}
        formatScore={(score) => `${score} points`}
      />
    </div>,
  )
  for (const part of document.querySelectorAll(
    '[data-profile-kit="name"], [data-profile-kit="leaderboard"]',
  )) {
    expect(part.getBoundingClientRect().right).toBeLessThanOrEqual(320 + part.ownerDocument.body.offsetLeft)
  }
  expect(find('[data-profile-kit="leaderboard-score"]').scrollWidth).toBe(
    find('[data-profile-kit="leaderboard-score"]').clientWidth,
  )
})

test('TXT-03 names begin where the text around them begins, and leave rank and score in their places', () => {
  const names = ['Ada', 'عبد', '\u202Egnol']
  const left = (selector: string) =>
    [...document.querySelectorAll(selector)].map((part) => Math.round(part.getBoundingClientRect().left))
  const textLeft = () =>
    [...document.querySelectorAll('bdi')].map((name) => {
      const range = document.createRange()
      range.selectNodeContents(name)
      return Math.round(range.getBoundingClientRect().left)
    })
  render(
    <Leaderboard
      entries={createEntries(names.length)}
      profiles={names.map((name, index) => createProfile({ user_id: `player-${index + 1}`, name }))}
      formatScore={() => '7'}
    />,
  )
  expect(new Set(left('[data-profile-kit="leaderboard-rank"]')).size).toBe(1)
  expect(new Set(left('[data-profile-kit="leaderboard-score"]')).size).toBe(1)
  expect(new Set(textLeft()).size).toBe(1)
})

test('TXT-05 marks piled on a letter stay in their line', () => {
  const zalgo = `a${'\u0301'.repeat(60)}`
  render(<ProfileName profile={createProfile({ name: zalgo })} />)
  expect(getComputedStyle(find('[data-profile-kit="name"] > bdi')).overflowY).toBe('clip')
  expect(find('[data-profile-kit="name"]').offsetHeight).toBeLessThan(40)
})

test('what is painted in the first and the last row keeps to the corners of the board', () => {
  const profiles = createEntries(3).map(({ user_id }) => createProfile({ user_id }))
  render(<Leaderboard entries={createEntries(3)} profiles={profiles} style={{ borderRadius: 20 }} />)
  const corners = [...document.querySelectorAll('[data-profile-kit="leaderboard-row-content"]')].map(
    (row) => getComputedStyle(row).borderRadius,
  )
  expect(corners).toEqual(['20px 20px 0px 0px', '0px', '0px 0px 20px 20px'])
})
