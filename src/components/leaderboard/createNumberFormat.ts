import { callSafely } from '../../internal/callSafely.ts'
import { createInLocale } from '../../internal/createInLocale.ts'

/** Shown for what is not a number. */
export const NO_NUMBER = '–'

/**
 * Writes numbers for people, the same on the server and in the browser. Anything else becomes a dash. Options that
 * `Intl` refuses are reported, and left out.
 */
export function createNumberFormat(
  locale: string,
  options?: Intl.NumberFormatOptions,
): (value: unknown) => string {
  const make = (wanted?: Intl.NumberFormatOptions) =>
    createInLocale(locale, (spoken) => new Intl.NumberFormat(spoken, wanted))
  const format = callSafely(make, options) ?? make()
  // `+ 0` makes zero of minus zero.
  return (value) => (isNumber(value) ? format.format(value + 0) : NO_NUMBER)
}

export function isNumber(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value)
}
