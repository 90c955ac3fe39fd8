/** Shown for what is not a number. */
export const NO_NUMBER = '–'

/** Writes numbers for people, the same on the server and in the browser. Anything else becomes a dash. */
export function createNumberFormat(
  locale: string,
  options: Intl.NumberFormatOptions = {},
): (value: unknown) => string {
  const format = createIntlFormat(locale, options)
  // `+ 0` makes zero of minus zero.
  return (value) => (isNumber(value) ? format.format(value + 0) : NO_NUMBER)
}

export function isNumber(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value)
}

function createIntlFormat(locale: string, options: Intl.NumberFormatOptions): Intl.NumberFormat {
  try {
    return new Intl.NumberFormat(locale, options)
  } catch (error) {
    // A locale may come from a browser or a cookie, and be none. Bad options are the app's own.
    if (locale !== 'en' && error instanceof RangeError) return createIntlFormat('en', options)
    throw error
  }
}
