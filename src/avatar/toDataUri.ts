import { toWellFormed } from './toWellFormed.ts'

// Harmless in a quoted attribute and in `url("…")`, and frequent in SVG. Not a space at the end: parsers drop it.
const READABLE = /%20(?!%20|$)|%(?:2C|2F|3A|3B|3D)/g

/**
 * An SVG as an address for `<img src>`, decoding to exactly the same text. Compact: only what an attribute, an
 * address or CSS could misread is escaped. Not for `srcset`, where a space ends the address.
 */
export function toDataUri(svg: string): string {
  const escaped = encodeURIComponent(toWellFormed(svg)).replaceAll("'", '%27')
  return `data:image/svg+xml,${escaped.replace(READABLE, decodeURIComponent)}`
}
