import { perLocale } from '../internal/perLocale.ts'
import { fillLabel } from './fillLabel.ts'
import type { PluralLabel } from './labels.ts'

const pluralRules = perLocale((locale) => new Intl.PluralRules(locale))
const numberFormat = perLocale((locale) => new Intl.NumberFormat(locale))

/** The form of a text that goes with `count` in this language, with the number in its digits as `{count}`. */
export function fillPlural(label: PluralLabel, count: number, locale: string): string {
  const form = pluralRules(locale).select(count)
  return fillLabel(label[form] ?? label.other, { count: numberFormat(locale).format(count) })
}
