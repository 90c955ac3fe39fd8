import { createInLocale } from './createInLocale.ts'

/** More than an app speaks. A server, where anybody may name a locale, must not keep one for each of them. */
const LIMIT = 50

/** Makes one value per locale, and keeps it: a format of `Intl` costs far more to make than to use. */
export function perLocale<Value>(create: (locale: string) => Value): (locale: string) => Value {
  const made = new Map<string, Value>()
  return (locale) => {
    const known = made.get(locale)
    if (known !== undefined) return known
    if (made.size === LIMIT) made.clear()
    const value = createInLocale(locale, create)
    made.set(locale, value)
    return value
  }
}
