import { render, screen, waitFor } from '@testing-library/react'
import fc from 'fast-check'
import { renderToString } from 'react-dom/server'
import { expect, test } from 'vitest'
import { ProfileGroup } from '../../src/components/profile-group/ProfileGroup.tsx'
import { ProfileName } from '../../src/components/profile-name/ProfileName.tsx'
import type { MockApi } from '../../src/mock/createMockApi.ts'
import { setup } from '../support/setup.tsx'
import { describeConformance } from './conformance.tsx'
import { createProfile } from './people.ts'

const names = [
  'Ada Lovelace',
  'Grace Hopper',
  'Katherine Johnson',
  'Mary Jackson',
  'Radia Perlman',
  'Joan Clarke',
]
const profiles = names.map((name) => createProfile({ user_id: name, name }))
const idsOf = (count: number) => Array.from({ length: count }, (_, index) => `user-${index}`)

describeConformance({
  name: 'group',
  tag: 'span',
  state: ['count', 'more'],
  holds: (element) => element.querySelectorAll('[role="listitem"]').length === 2,
  element: (props) => <ProfileGroup profiles={profiles.slice(0, 2)} {...props} />,
})

/** Whoever a profile was asked for. */
const askedFor = (api: MockApi) => api.requests.entries.map(({ userId }) => userId)

/** What those hear who come to the group: what it is called, and who is in it. */
const spoken = () => screen.getAllByRole('img').map((image) => image.getAttribute('aria-label'))

test('TXT-15 is a list of people, each said once, and how many more', () => {
  render(<ProfileGroup profiles={profiles} max={3} label="Typing" />)
  expect(screen.getByRole('list', { name: 'Typing' })).toHaveAttribute('data-profile-kit', 'group')
  expect(screen.getAllByRole('listitem')).toHaveLength(3)
  expect(spoken()).toEqual(['Ada Lovelace', 'Grace Hopper', '4 more'])
  expect(screen.getByText('+4')).toHaveAttribute('aria-hidden', 'true')
})

test.each([
  { people: 4, max: 5, faces: 4, more: 0 },
  { people: 5, max: 5, faces: 5, more: 0 },
  { people: 6, max: 5, faces: 4, more: 2 },
  { people: 6, max: undefined, faces: 4, more: 2 },
  { people: 6, max: 2, faces: 1, more: 5 },
  { people: 6, max: 0, faces: 1, more: 5 },
  { people: 2, max: -1, faces: 2, more: 0 },
  { people: 6, max: Infinity, faces: 6, more: 0 },
  { people: 6, max: NaN, faces: 6, more: 0 },
])('$people people in $max places: $faces faces, $more more', ({ people, max, faces, more }) => {
  const { container } = render(<ProfileGroup profiles={profiles.slice(0, people)} max={max} />)
  expect(container.querySelectorAll('[data-profile-kit="avatar"]')).toHaveLength(faces)
  expect(container.firstChild).toHaveAttribute('data-count', String(people))
  expect(container.firstChild).toHaveAttribute('data-more', String(more))
  expect(screen.queryByText(/^\+/)?.textContent).toBe(more > 0 ? `+${more}` : undefined)
})

test('whoever is in it and however many places there are, everybody has a face or is counted, and never one alone', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...idsOf(12))), fc.double({ noNaN: true }), (userIds, max) => {
      const { container, unmount } = render(
        <ProfileGroup
          userIds={userIds}
          profiles={idsOf(12).map((user_id) => createProfile({ user_id }))}
          max={max}
        />,
      )
      const places = container.querySelectorAll('[role="listitem"]').length
      const faces = container.querySelectorAll('[data-profile-kit="avatar"]').length
      const more = Number(container.querySelector('[data-more]')?.getAttribute('data-more'))
      expect(faces + more).toBe(new Set(userIds).size)
      expect(more).not.toBe(1)
      expect(places).toBeLessThanOrEqual(Math.max(2, max))
      unmount()
    }),
  )
})

test('asks for those alone whose faces show, for each once, whoever else shows them', async () => {
  const { api, wrapper } = setup({ strict: true })
  render(
    <>
      <ProfileGroup userIds={['user-0', 'user-1', 'user-0', ...idsOf(1000)]} max={4} />
      <ProfileGroup userIds={idsOf(3)} />
      <ProfileName userId="user-2" />
    </>,
    { wrapper },
  )
  await waitFor(() => expect(document.querySelectorAll('[data-status="ready"]')).toHaveLength(7))
  expect(new Set(askedFor(api))).toEqual(new Set(['user-0', 'user-1', 'user-2']))
  expect(api.requests.count).toBe(3)
})

test('asks for nobody whose profile is in hand', async () => {
  const { api, wrapper } = setup()
  render(<ProfileGroup userIds={['user-0', 'Grace Hopper', 'user-1']} profiles={profiles} />, { wrapper })
  await waitFor(() => expect(document.querySelectorAll('[data-status="ready"]')).toHaveLength(3))
  expect(new Set(askedFor(api))).toEqual(new Set(['user-0', 'user-1']))
  expect(api.requests.count).toBe(2)
  expect(screen.getAllByRole('img')[1]).toHaveAccessibleName('Grace Hopper')
})

test('of profiles alone, or of nobody, it needs no provider', () => {
  const { container, rerender } = render(<ProfileGroup profiles={profiles} max={6} />)
  expect(spoken()).toEqual(names)
  rerender(<ProfileGroup userIds={[]} label="Typing" />)
  expect(container.firstChild).toHaveAttribute('data-count', '0')
  // Nobody hears of a list of nobody.
  expect(screen.queryByRole('list')).toBeNull()
  expect(screen.queryByLabelText('Typing')).toBeNull()
  expect(() => render(<ProfileGroup userIds={['ada']} />)).toThrow(/no <ProfileProvider>/)
})

test('ids that name nobody are left out', () => {
  const userIds: string[] = JSON.parse('["", null, 7, "Ada Lovelace"]')
  const { container } = render(<ProfileGroup userIds={userIds} profiles={profiles} />)
  expect(container.firstChild).toHaveAttribute('data-count', '1')
  expect(spoken()).toEqual(['Ada Lovelace'])
})

test('people who join and leave take their faces with them', () => {
  const { container, rerender } = render(<ProfileGroup userIds={names.slice(0, 3)} profiles={profiles} />)
  const grace = screen.getByRole('img', { name: 'Grace Hopper' })
  rerender(<ProfileGroup userIds={names.slice(1, 4)} profiles={profiles} />)
  expect(spoken()).toEqual(names.slice(1, 4))
  expect(container.contains(grace)).toBe(true)
})

test('signed out, everybody has letters and a stand-in name, and nobody is asked for', () => {
  const { api, wrapper } = setup({ provider: { client: null } })
  render(<ProfileGroup userIds={['ada', 'grace']} />, { wrapper })
  expect(spoken()).toEqual(['User ada', 'User grace'])
  expect(api.requests.count).toBe(0)
})

test('TXT-14 counts in the language of the provider, in its plural forms and digits', () => {
  const labels = {
    groupCount: { other: '{count}+' },
    groupMore: { few: '{count} آخرون', other: '{count} آخر' },
  }
  const { wrapper } = setup({ provider: { locale: 'ar-EG', labels } })
  const { rerender } = render(<ProfileGroup profiles={profiles} max={4} />, { wrapper })
  expect(spoken().at(-1)).toBe('٣ آخرون')
  expect(screen.getByText('٣+')).toBeInTheDocument()
  rerender(<ProfileGroup userIds={idsOf(1234)} profiles={profiles} max={2} />)
  expect(spoken().at(-1)).toBe('١٬٢٣٣ آخر')
})

test('SSR-04 server HTML has the faces in hand and the count, without inline style', () => {
  const html = renderToString(<ProfileGroup profiles={profiles} max={3} label="Typing" />)
  expect(html).toContain('aria-label="Typing"')
  expect(html).toContain('aria-label="4 more"')
  expect(html).not.toContain(' style=')
})
