import '../../src/components/styles.css'
import { cleanup, render } from '@testing-library/react'
import axe from 'axe-core'
import type { ReactNode } from 'react'
import { afterEach, expect, test, vi } from 'vitest'
import { ProfileCard } from '../../src/components/profile-card/ProfileCard.tsx'
import { ProfileGroup } from '../../src/components/profile-group/ProfileGroup.tsx'
import { setup } from '../support/setup.tsx'
import { createProfile } from './people.ts'

afterEach(cleanup)

const ada = {
  user_id: 'ada',
  name: 'Augusta Ada King-Noel, Countess of Lovelace and Enchantress of Number',
  created_at: '2024-09-01T09:30:00Z',
  updated_at: '2025-06-12T08:00:00Z',
}

/** As a popover is: as wide as what it holds, up to the page. */
const Popover = ({ children }: { children: ReactNode }) => (
  <div style={{ inlineSize: 'fit-content', padding: 16 }}>{children}</div>
)
const Column = ({ children }: { children: ReactNode }) => <div style={{ inlineSize: 280 }}>{children}</div>

function boxOf(selector: string): DOMRect {
  const element = document.querySelector(selector)
  if (!element) throw new Error(`There is no ${selector}`)
  return element.getBoundingClientRect()
}

const nextFrame = () => new Promise(requestAnimationFrame)

test.each([
  { place: 'a popover', Around: Popover, fault: { delay: 50 }, status: 'ready' },
  { place: 'a popover', Around: Popover, fault: { delay: 50, status: 500 }, status: 'fallback' },
  { place: 'a narrow column', Around: Column, fault: { delay: 50 }, status: 'ready' },
  { place: 'a narrow column', Around: Column, fault: { delay: 50, status: 500 }, status: 'fallback' },
] as const)('nothing moves in $place when a profile is $status', async ({ Around, fault, status }) => {
  const { api, wrapper } = setup({ profiles: [ada] })
  api.failNext(fault)
  const shifts: number[] = []
  const observer = new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) if ('value' in entry) shifts.push(Number(entry.value))
  })
  observer.observe({ type: 'layout-shift' })
  render(
    <>
      <Around>
        <ProfileCard userId="ada">
          <button type="button">Challenge</button>
        </ProfileCard>
      </Around>
      <p>What comes after</p>
    </>,
    { wrapper },
  )
  const places = () =>
    JSON.stringify(
      ['card', 'card-head', 'avatar', 'card-text', 'card-dates']
        .map((name) => boxOf(`[data-profile-kit="${name}"]`))
        .concat(boxOf('button'), boxOf('p')),
    )
  await nextFrame()
  const before = places()
  expect(document.querySelector('[data-profile-kit="card"][data-status="loading"]')).not.toBeNull()
  await vi.waitFor(() => {
    expect(document.querySelector(`[data-profile-kit="card"][data-status="${status}"]`)).not.toBeNull()
    expect(document.querySelector('[data-picture="loaded"]')).not.toBeNull()
  })
  expect(places()).toBe(before)
  await nextFrame()
  observer.disconnect()
  expect(shifts).toEqual([])
})

test('a card is as wide as the column it stands in, whatever is in it', () => {
  render(
    <div style={{ inlineSize: 200 }}>
      <ProfileCard profile={createProfile(ada)} />
    </div>,
  )
  expect(boxOf('[data-profile-kit="card"]').width).toBe(200)
  expect(document.querySelector('[data-profile-kit="card"]')?.scrollWidth).toBe(200)
})

test.each(['light', 'dark'])('axe finds nothing to say about cards and groups, %s', async (scheme) => {
  document.documentElement.style.colorScheme = scheme
  document.body.style.background = 'Canvas'
  const { api, wrapper } = setup({ profiles: [ada] })
  api.failNext({ delay: Infinity, userId: 'grace' })
  const { container } = render(
    <>
      <div role="dialog" aria-label="Ada">
        <ProfileCard userId="ada">
          <button type="button">Challenge</button>
        </ProfileCard>
      </div>
      <ProfileCard userId="grace" />
      <ProfileGroup userIds={['ada', 'grace', 'mary', 'joan']} max={3} label="Typing" />
      <ProfileGroup userIds={[]} label="Typing" />
      <button type="button">
        <ProfileGroup userIds={['ada', 'mary', 'joan']} max={2} />
      </button>
    </>,
    { wrapper },
  )
  await vi.waitFor(() =>
    expect(container.querySelectorAll('[data-status="ready"]').length).toBeGreaterThan(4),
  )
  const { violations } = await axe.run(container, { rules: { region: { enabled: false } } })
  expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([])
  document.documentElement.style.colorScheme = ''
  document.body.style.background = ''
})
