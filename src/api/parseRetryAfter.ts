/**
 * Reads a `Retry-After` header as milliseconds from `now`: whole seconds or any of the three dates of RFC 9110.
 * Anything else is `undefined`: a delay guessed from garbage becomes a loop without pause.
 */
export function parseRetryAfter(value: string | null | undefined, now: number): number | undefined {
  const text = value?.trim() ?? ''
  if (/^\d+$/.test(text)) return Math.min(Number(text) * 1000, Number.MAX_SAFE_INTEGER)
  // All three name the weekday first; the oldest form leaves out that it means GMT.
  const date = /^[A-Z][a-z]{2,8},? .{16,24}$/.exec(text)
  const time = date ? Date.parse(text.replace(/( GMT)?$/, ' GMT')) : Number.NaN
  return Number.isNaN(time) ? undefined : Math.max(0, time - now)
}
