/**
 * Milliseconds since the epoch, never going back. Unlike `Date.now()` it may be read while Next.js prerenders,
 * where a clock in the output would be baked into the page.
 */
export function now(): number {
  return performance.timeOrigin + performance.now()
}
