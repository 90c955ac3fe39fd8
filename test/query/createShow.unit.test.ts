import fc from 'fast-check'
import { afterEach, expect, test, vi } from 'vitest'
import { createShow, type Display } from '../../src/query/display/createShow.ts'
import type { DisplayProfile } from '../../src/query/display/DisplayProfile.ts'
import { toDisplayProfile, toReadyProfile } from '../../src/query/display/toDisplayProfile.ts'
import { name } from '../avatar/arbitraries.ts'
import { createProfile } from '../components/people.ts'

afterEach(() => vi.unstubAllGlobals())

const ada = toReadyProfile('ada', createProfile())
const loading: DisplayProfile = { userId: 'ada', status: 'loading', name: '' }

/** What a page's `error` listeners would hear. */
function listenToErrors() {
  const report = vi.fn<(error: unknown) => void>()
  vi.stubGlobal('reportError', report)
  return report
}

test('changes nothing by default', () => {
  const show = createShow({})
  for (const shown of [ada, loading, toDisplayProfile(null, 'ada', {})]) expect(show(shown)).toEqual(shown)
})

test('changes the name and the picture, and what else it is given stays', () => {
  const show = createShow({
    display: (shown) => ({ ...toReadyProfile('eve', createProfile()), name: shown.name.toUpperCase() }),
  })
  expect(show(ada)).toEqual({ ...ada, name: 'ADA LOVELACE' })
})

test('a picture left out stays, an undefined one is none', () => {
  const pictured = toReadyProfile('ada', createProfile({ avatar_url: 'https://images.example.com/ada.png' }))
  expect(createShow({ display: () => ({ name: 'A' }) })(pictured).avatarUrl).toBe(pictured.avatarUrl)
  expect(
    createShow({ display: () => ({ name: 'A', avatarUrl: undefined }) })(pictured).avatarUrl,
  ).toBeUndefined()
})

test('behavior: the same for the same', () => {
  const display = vi.fn<Display>((shown) => ({ ...shown, name: 'A' }))
  const show = createShow({ display })
  expect(show(ada)).toBe(show(ada))
  expect(display).toHaveBeenCalledTimes(1)
})

test('behavior: nobody is asked about who is loading', () => {
  const display = vi.fn<Display>((shown) => shown)
  expect(createShow({ display })(loading)).toBe(loading)
  expect(display).not.toHaveBeenCalled()
})

test('the name it gives is cleaned, and an empty one is the stand-in', () => {
  const named = (to: string) => createShow({ display: (shown) => ({ ...shown, name: to }) })(ada).name
  expect(named(' \u202EEve\n')).toBe('Eve')
  expect(named('\u200B')).toBe('User ada')
  fc.assert(
    fc.property(name, (given) => {
      expect(named(given)).not.toBe('')
      expect(named(given)).not.toMatch(/\p{Bidi_Control}|\p{Cc}/u)
    }),
  )
})

test('the stand-in has its name in the language of the app, whyever it stands there', () => {
  const show = createShow({ standIn: (userId) => `Benutzer ${userId}` })
  expect(show(toDisplayProfile(null, 'ada', {})).name).toBe('Benutzer ada')
  expect(show(toReadyProfile('ada', createProfile({ name: '\u200B' }))).name).toBe('Benutzer ada')
  expect(show(ada)).toEqual(ada)
})

test('a display that throws is reported once, and leaves people as they are', async () => {
  const report = listenToErrors()
  const error = new Error('a bug')
  const show = createShow({
    display: () => {
      throw error
    },
  })
  expect(show(ada)).toEqual(ada)
  expect(show(toDisplayProfile(null, 'eve', {})).name).toBe('User eve')
  await vi.waitFor(() => expect(report).toHaveBeenCalledWith(error))
  expect(report).toHaveBeenCalledTimes(1)
})

test.each([undefined, null, {}])('a display that returns %j leaves people as they are', (nothing) => {
  // @ts-expect-error: plain JavaScript may do so
  expect(createShow({ display: () => nothing })(ada)).toEqual(ada)
})
