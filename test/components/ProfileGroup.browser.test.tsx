import '../../src/components/styles.css'
import { cleanup, render } from '@testing-library/react'
import { afterEach, expect, test, vi } from 'vitest'
import { page } from 'vitest/browser'
import { ProfileGroup } from '../../src/components/profile-group/ProfileGroup.tsx'
import { setup } from '../support/setup.tsx'
import { createProfile } from './people.ts'

afterEach(cleanup)

const SIZE = 40
const OVERLAP = 8

const profiles = Array.from({ length: 1300 }, (_, index) => createProfile({ user_id: `user-${index}` }))

function findAll(name: string): HTMLElement[] {
  return [...document.querySelectorAll<HTMLElement>(`[data-profile-kit="${name}"]`)]
}

const boxes = () => findAll('group-place').map((place) => place.getBoundingClientRect())

test.each(['ltr', 'rtl'])('faces lie over the one before, each as far as the next, %s', (dir) => {
  render(
    <p dir={dir}>
      <ProfileGroup profiles={profiles.slice(0, 4)} size={SIZE} />
    </p>,
  )
  const step = (SIZE - OVERLAP) * (dir === 'rtl' ? -1 : 1)
  const [first, ...others] = boxes().map(({ left }) => left)
  expect(others).toEqual([1, 2, 3].map((place) => (first ?? NaN) + place * step))
  expect(findAll('group')[0]?.offsetWidth).toBe(4 * SIZE - 3 * OVERLAP)
  expect(boxes().map(({ height }) => height)).toEqual([SIZE, SIZE, SIZE, SIZE])
})

test.each([
  { people: 3, dir: 'ltr' },
  { people: 3, dir: 'rtl' },
  { people: 7, dir: 'ltr' },
  { people: 7, dir: 'rtl' },
])('what is behind $people people shows between them and nowhere else, $dir', async ({ people, dir }) => {
  // Small enough to be photographed pixel by pixel: a larger one is scaled.
  await page.viewport(600, 400)
  const { container } = render(
    <div dir={dir} style={{ background: 'rgb(0, 200, 0)', padding: 10 }}>
      <ProfileGroup profiles={profiles.slice(0, people)} size={SIZE} />
    </div>,
  )
  const origin = container.getBoundingClientRect()
  const colorAt = await photograph(container)
  const middle = 10 + SIZE / 2
  for (const { left, right } of boxes().slice(1)) {
    // Just outside the face or the count, where the one before would be.
    const edge = dir === 'rtl' ? right : left - 2
    const gap = [0, 1].map((pixel) => colorAt(edge - origin.left + pixel, middle))
    expect(gap.some(isBackground)).toBe(true)
  }
  // Both ends are whole.
  const { left, right } = findAll('group')[0]?.getBoundingClientRect() ?? new DOMRect()
  for (const end of [left + 3, right - 3])
    expect(isBackground(colorAt(end - origin.left, middle))).toBe(false)
})

test('a long count is wider than high, and all of it is seen', () => {
  render(<ProfileGroup profiles={profiles} size={SIZE} max={2} />)
  const [count] = findAll('group-count')
  const [text] = document.querySelectorAll('[data-profile-kit="group-count"] > text')
  if (!count || !text) throw new Error('There is no count')
  expect(text.textContent).toBe('+1,299')
  const [shape, digits] = [count.getBoundingClientRect(), text.getBoundingClientRect()]
  expect(shape.height).toBe(SIZE)
  expect(digits.left).toBeGreaterThan(shape.left + 4)
  expect(digits.right).toBeLessThan(shape.right - 4)
})

test('custom properties reach faces and count', () => {
  render(
    <div style={{ '--profile-kit-avatar-size': '64px' }}>
      <ProfileGroup
        profiles={profiles.slice(0, 3)}
        max={2}
        style={{ '--profile-kit-group-overlap': '-4px' }}
      />
    </div>,
  )
  const [face, count] = boxes()
  expect([face?.width, face?.height, count?.width, count?.height]).toEqual([64, 64, 64, 64])
  expect(count?.left).toBe((face?.right ?? NaN) + 4)
})

test('nothing moves when the faces come', async () => {
  const { wrapper } = setup()
  render(<ProfileGroup userIds={profiles.map(({ user_id }) => user_id)} />, { wrapper })
  const before = JSON.stringify(boxes())
  await vi.waitFor(() => expect(document.querySelectorAll('[data-picture="loaded"]')).toHaveLength(4))
  expect(JSON.stringify(boxes())).toBe(before)
})

/** Green, or nearly: edges are soft. */
function isBackground([red = 0, green = 0, blue = 0]: number[]): boolean {
  return Math.max(red, Math.abs(green - 200), blue) < 20
}

/** What the element looks like: red, green and blue at a place in it, in CSS pixels. */
async function photograph(element: Element): Promise<(x: number, y: number) => number[]> {
  const base64 = await page.screenshot({ element, save: false })
  const picture = await createImageBitmap(await (await fetch(`data:image/png;base64,${base64}`)).blob())
  const context = new OffscreenCanvas(picture.width, picture.height).getContext('2d')
  if (!context) throw new Error('There is no canvas')
  context.drawImage(picture, 0, 0)
  const scale = picture.width / element.getBoundingClientRect().width
  return (x, y) => [...context.getImageData(Math.round(x * scale), Math.round(y * scale), 1, 1).data]
}
