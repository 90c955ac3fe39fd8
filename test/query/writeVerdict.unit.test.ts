import { expect, test } from 'vitest'
import type { Profile, ProfileChange } from '../../src/api/schemas.ts'
import { writeVerdict } from '../../src/query/write/writeVerdict.ts'
import { createProfile } from '../components/people.ts'

const before = createProfile({
  name: 'Ada',
  avatar_url: 'https://x.example/a',
  updated_at: '2026-01-01T00:00:00Z',
})
const later = { updated_at: '2026-01-02T00:00:00Z' }

test.each<[string, ProfileChange, Partial<Profile>, string]>([
  ['the new name', { name: 'B' }, { name: 'B', ...later }, 'made'],
  ['nothing new', { name: 'B' }, {}, 'not-made'],
  [
    'the same instant, spelled otherwise',
    { name: 'B' },
    { updated_at: '2026-01-01T01:00:00.0+01:00' },
    'not-made',
  ],
  ['another new name', { name: 'B' }, { name: 'C', ...later }, 'unclear'],
  ['the old name, and another time', { name: 'B' }, later, 'unclear'],
  ['no time', { name: 'B' }, { updated_at: null }, 'unclear'],
  ['the new picture', { avatar_url: 'b' }, { avatar_url: 'b', ...later }, 'made'],
  ['one of two', { name: 'B', avatar_url: 'b' }, { name: 'B', ...later }, 'unclear'],
  ['any other picture', { regenerate_avatar: true }, { avatar_url: 'c', ...later }, 'made'],
  ['the picture as it was', { regenerate_avatar: true }, {}, 'not-made'],
])('CON-05 a read that shows %s', (_what, change, shown, verdict) => {
  expect(writeVerdict(change, before, { ...before, ...shown })).toBe(verdict)
})

test('CON-05 without the profile as it was before, only what shows the change tells', () => {
  expect(writeVerdict({ name: 'B' }, undefined, { ...before, name: 'B' })).toBe('made')
  expect(writeVerdict({ name: 'B' }, undefined, before)).toBe('unclear')
  expect(writeVerdict({ regenerate_avatar: true }, undefined, before)).toBe('unclear')
})
