/** Puts values in the place of a text's `{placeholders}`. */
export function fillLabel(text: string, values: Readonly<Record<string, string>>): string {
  return Object.entries(values).reduce(
    (filled, [name, value]) => filled.replaceAll(`{${name}}`, () => value),
    text,
  )
}
