/** The one the server and the browser agree on where the app names none. */
export const DEFAULT_LOCALE = 'en'

/** Makes something that speaks `locale`, or English where that is none: it may come from a browser or a cookie. */
export function createInLocale<Value>(locale: string, create: (locale: string) => Value): Value {
  try {
    return create(locale)
  } catch (error) {
    if (locale !== DEFAULT_LOCALE) return create(DEFAULT_LOCALE)
    throw error
  }
}
