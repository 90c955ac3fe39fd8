import type { ProfileKitError } from './errors.ts'

export interface RetryOptions {
  /** How often a read is tried again at most. Default 3. */
  limit: number
  /** Milliseconds: the longest first wait; it doubles from there. Default 500. */
  baseDelay: number
  /** Milliseconds: the longest wait, also where the service asks for more. Default 30 000. */
  maxDelay: number
}

/** What a call does to the service, as far as repeating it goes. */
export type Effect = 'read' | 'change' | 'regenerate'

/**
 * Whether trying again is safe and may help.
 *
 * A write is repeated only where the service said that it did nothing: after a lost answer nobody knows.
 * A new picture is never asked for twice, since each request makes another one.
 */
export function mayRetry(error: ProfileKitError, effect: Effect, attempt: number): boolean {
  if (effect === 'regenerate') return false
  if (error.code === 'rate-limited' || error.status === 503) return true
  if (effect === 'change') return false
  // A second answer that makes no sense will not be followed by a better third one.
  if (error.code === 'invalid-response' || error.status === 409) return error.retryable && attempt === 1
  // Whoever asks again has the token function asked again: not here, where all that failed with it would do so.
  return error.retryable && error.code !== 'unauthorized'
}

/** Statuses that say "not now". */
export function isTransient(status: number): boolean {
  return status === 408 || status === 409 || status === 425 || status === 429 || status >= 500
}

/**
 * "Full jitter": anything up to an exponentially growing bound, so that many clients spread out.
 * See "Exponential Backoff And Jitter", AWS Architecture Blog, 2015.
 */
export function backoff(attempt: number, { baseDelay, maxDelay }: RetryOptions): number {
  return Math.random() * Math.min(maxDelay, baseDelay * 2 ** (attempt - 1))
}

const OUTAGE = 10
const RETRIES_PER_REQUEST = 0.2

export interface RetryBudget {
  /** A request is sent for the first time. */
  request(): void
  success(): void
  failure(): void
  /** Takes one retry, if there is one. */
  take(): boolean
}

/**
 * Lets scattered failures be retried in full. After ten failures in a row the service is taken to be down, and each
 * request earns a fifth of a retry: retries must not multiply the load that keeps it down.
 */
export function createRetryBudget(): RetryBudget {
  let failuresInARow = 0
  let earned = 0
  return {
    request() {
      if (failuresInARow >= OUTAGE) earned += RETRIES_PER_REQUEST
    },
    success() {
      failuresInARow = 0
      earned = 0
    },
    failure() {
      failuresInARow++
    },
    take() {
      if (failuresInARow < OUTAGE) return true
      if (earned < 1) return false
      earned--
      return true
    },
  }
}
