/**
 * Replaces lone surrogates, on which `encodeURIComponent` throws, by U+FFFD.
 * The same as `String.prototype.toWellFormed`, which is younger than some browsers in use.
 */
export function toWellFormed(text: string): string {
  return text.replace(/\p{Surrogate}/gu, '\uFFFD')
}
