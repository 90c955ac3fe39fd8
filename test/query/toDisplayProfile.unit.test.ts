import { expect, test } from 'vitest'
import { ProfileKitError } from '../../src/api/errors.ts'
import { fallbackProfile } from '../../src/api/fallbackProfile.ts'
import { toDisplayProfile } from '../../src/query/display/toDisplayProfile.ts'
import { setup } from '../support/setup.tsx'

const ada = { ...fallbackProfile({ tenantId: 'demo', userId: 'ada' }), name: 'Ada' }

test('default', () => {
  const { client } = setup()
  expect(toDisplayProfile(client, 'ada', { data: ada, error: null })).toEqual({
    userId: 'ada',
    status: 'ready',
    name: 'Ada',
    avatarUrl: ada.avatar_url,
    profile: ada,
  })
})

test('nothing is known yet', () => {
  const { client } = setup()
  expect(toDisplayProfile(client, 'ada', {})).toEqual({ userId: 'ada', status: 'loading', name: '' })
})

test('a failure is the documented stand-in', () => {
  const { client } = setup()
  const error = new ProfileKitError('timeout', 'no answer', { retryable: true })
  expect(toDisplayProfile(client, 'ada', { error })).toEqual({
    userId: 'ada',
    status: 'fallback',
    name: 'User ada',
    avatarUrl: 'https://api.dicebear.com/9.x/adventurer/svg?seed=demo_ada',
    reason: 'timeout',
  })
})

test('behavior: data outlives the failure of a later read', () => {
  const { client } = setup()
  const error = new ProfileKitError('timeout', 'no answer')
  expect(toDisplayProfile(client, 'ada', { data: ada, error }).status).toBe('ready')
})

test('behavior: an error of somebody else still gives a reason', () => {
  const { client } = setup()
  expect(toDisplayProfile(client, 'ada', { error: new Error('from a plug-in') }).reason).toBe('network')
})

test('AUT-02 signed out shows nothing that was read', () => {
  expect(toDisplayProfile(null, 'ada', { data: ada })).toEqual({
    userId: 'ada',
    status: 'fallback',
    name: 'User ada',
    avatarUrl: undefined,
    reason: 'signed-out',
  })
})

test('TXT-13 the name is cleaned where it is shown, and stays as it was typed in the profile', () => {
  const { client } = setup()
  const data = { ...ada, name: ' \u202EAda\n\u200BLovelace ' }
  const shown = toDisplayProfile(client, 'ada', { data })
  expect(shown.name).toBe('Ada Lovelace')
  expect(shown.profile).toBe(data)
})

test.each(['', ' \u200B', '\u2800', '\uD83D'])('TXT-02 a name of %j is as good as none', (name) => {
  const { client } = setup()
  expect(toDisplayProfile(client, 'ada', { data: { ...ada, name } }).name).toBe('User ada')
})

test('TXT-03 an id is cleaned as a name is', () => {
  expect(toDisplayProfile(null, '\u202Eada\n', {}).name).toBe('User ada')
})

test('an empty address is no picture', () => {
  const { client } = setup()
  expect(toDisplayProfile(client, 'ada', { data: { ...ada, avatar_url: '' } }).avatarUrl).toBeUndefined()
})
