import { createLruMap } from './lruMap.ts'
import type { ReadToken } from './readToken.ts'

export interface Expiry {
  /** Notes a token, and says whether it has expired. */
  isExpired(token: ReadToken, expiring: boolean): boolean
  /** Every token seen so far expires now. */
  expireAll(): void
  /** All tokens are good again, and still known as seen. */
  forgetExpired(): void
  clear(): void
}

const LIMIT = 10_000

/**
 * Which tokens are too old under `token-expired`: those seen before the scenario began, and otherwise a user's first.
 * Any other token of that user is good, so a client that asks for a new one gets through.
 */
export function createExpiry(): Expiry {
  const seen = createLruMap<ReadToken>(LIMIT)
  const expired = createLruMap<true>(LIMIT)
  const usersWithExpired = createLruMap<true>(LIMIT)

  function expire(token: ReadToken) {
    expired.set(token.fingerprint, true)
    usersWithExpired.set(userKey(token), true)
  }

  function forgetExpired() {
    expired.clear()
    usersWithExpired.clear()
  }

  return {
    isExpired(token, expiring) {
      seen.set(token.fingerprint, token)
      if (!expiring) return false
      if (!usersWithExpired.get(userKey(token))) expire(token)
      return expired.get(token.fingerprint) === true
    },
    expireAll() {
      for (const token of seen.values()) expire(token)
    },
    forgetExpired,
    clear() {
      seen.clear()
      forgetExpired()
    },
  }
}

function userKey({ tenantId, userId }: ReadToken): string {
  return JSON.stringify([tenantId, userId])
}
