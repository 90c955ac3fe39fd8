import { isRecord } from '../internal/isRecord.ts'

const brand = Symbol.for('profile-kit/error')

/** Every code there is. A list, for whoever finds one in a text and cannot believe it. */
export const errorCodes = [
  'http',
  'rate-limited',
  'unauthorized',
  'forbidden',
  'network',
  'redirect',
  'timeout',
  'invalid-response',
  'wrong-identity',
  // An id, of a user or a leaderboard, that no address can hold.
  'invalid-user-id',
  'invalid-token',
] as const

export type ProfileKitErrorCode = (typeof errorCodes)[number]

export interface ProfileKitErrorDetails {
  /** Asking again later may help. */
  retryable?: boolean
  /** For writes: `'unknown'` when the service may have done it although no good answer came. */
  outcome?: 'none' | 'unknown'
  status?: number | undefined
  /** The service's own short code, such as `AUTH_001`. */
  serviceCode?: string | undefined
  /** The service's own words, at most 500 characters. Untrusted: show it as text only. */
  detail?: string | undefined
  requestId?: string | undefined
  /** Milliseconds the service asked to wait. */
  retryAfter?: number | undefined
  /** Where in the answer the first wrong value is, such as `entries.0.rank`. */
  path?: string | undefined
  cause?: ProfileKitError
}

/**
 * Anything that went wrong between the kit and the service. Tell kinds apart by `code`; messages may change.
 *
 * Two things are never wrapped: an `AbortError`, and an error that carries a framework's `digest`.
 */
export class ProfileKitError extends Error {
  override readonly name = 'ProfileKitError'
  readonly [brand] = true
  readonly code: ProfileKitErrorCode
  declare readonly retryable: boolean
  /** For writes, set when it is known how they ended. */
  declare outcome: 'none' | 'unknown'
  declare readonly status: number | undefined
  declare readonly serviceCode: string | undefined
  declare readonly detail: string | undefined
  declare readonly requestId: string | undefined
  declare readonly retryAfter: number | undefined
  declare readonly path: string | undefined

  constructor(
    code: ProfileKitErrorCode,
    message: string,
    { cause, ...details }: ProfileKitErrorDetails = {},
  ) {
    super(`profile-kit: ${message}`, cause && { cause })
    this.code = code
    Object.assign(this, { retryable: false, outcome: 'none', ...details })
  }

  /** For logs: no user id, no token, none of the service's words. */
  toJSON() {
    const { name, code, message, retryable, outcome, status, serviceCode, requestId } = this
    return { name, code, message, retryable, outcome, status, serviceCode, requestId }
  }
}

/** Whether `error` comes from this kit, also from another copy of it on the page. */
export function isProfileKitError(error: unknown): error is ProfileKitError {
  return isRecord(error) && brand in error
}

/** Whether `error` is a framework's control flow, such as a redirect of Next.js. */
export function hasDigest(error: unknown): boolean {
  return isRecord(error) && 'digest' in error
}

/** Whether `error` belongs to whoever threw it, and passes through the kit as it is: an abort, or control flow. */
export function passesThrough(error: unknown): boolean {
  return hasDigest(error) || (isRecord(error) && error['name'] === 'AbortError')
}
