import { createLruMap } from './lruMap.ts'

export const REQUESTS_PER_SECOND = 20

/**
 * Lets each token send twenty requests in the second that begins with its first one, and refuses the rest.
 * Whoever waits the second that `Retry-After` asks for finds a new one begun.
 */
export function createRateLimit(): { isOver(fingerprint: string): boolean; clear(): void } {
  const windows = createLruMap<{ since: number; used: number }>(1000)
  return {
    isOver(fingerprint) {
      const now = Date.now()
      const window = windows.get(fingerprint)
      if (!window || now - window.since >= 1000 || now < window.since) {
        windows.set(fingerprint, { since: now, used: 1 })
        return false
      }
      window.used++
      return window.used > REQUESTS_PER_SECOND
    },
    clear: () => {
      windows.clear()
    },
  }
}
