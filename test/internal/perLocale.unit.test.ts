import { expect, test, vi } from 'vitest'
import { perLocale } from '../../src/internal/perLocale.ts'

test('makes one value per locale, however often it is asked for', () => {
  const create = vi.fn<(locale: string) => { locale: string }>((locale) => ({ locale }))
  const valueFor = perLocale(create)
  expect(valueFor('de')).toBe(valueFor('de'))
  expect(valueFor('fr')).toEqual({ locale: 'fr' })
  expect(create.mock.calls).toEqual([['de'], ['fr']])
})

test('a locale that is none speaks English, and what else goes wrong is said', () => {
  const formatFor = perLocale((locale) => new Intl.NumberFormat(locale))
  expect(formatFor('not a locale').resolvedOptions().locale).toBe('en')
  const broken = perLocale(() => new Intl.NumberFormat('en', { style: 'currency' }))
  expect(() => broken('de')).toThrow(TypeError)
})

test('a server, where anybody may name a locale, keeps a few of them', () => {
  const create = vi.fn<(locale: string) => { locale: string }>((locale) => ({ locale }))
  const valueFor = perLocale(create)
  for (let visitor = 0; visitor < 1000; visitor++) valueFor(`x-${visitor}`)
  valueFor('x-0')
  expect(create).toHaveBeenCalledTimes(1001)
})
