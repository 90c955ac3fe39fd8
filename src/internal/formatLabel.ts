/** A sentence, with `{placeholders}`; where it counts something, one per plural category of its language. */
export type Label = string | PluralLabel

/** By the categories of `Intl.PluralRules`, such as `{ one: '{count} player', other: '{count} players' }`. */
export interface PluralLabel extends Partial<Record<Intl.LDMLPluralRule, string>> {
  other: string
}

/** Fills in the placeholders. Those it has no value for stay as they are, so that a misspelled one is seen. */
export function formatLabel(
  label: Label,
  values: ReadonlyMap<string, string>,
  category: Intl.LDMLPluralRule = 'other',
): string {
  const text = typeof label === 'string' ? label : (label[category] ?? label.other)
  // In one go: what is filled in may look like a placeholder itself.
  return text.replace(/\{(\w+)\}/gu, (placeholder, name: string) => values.get(name) ?? placeholder)
}
