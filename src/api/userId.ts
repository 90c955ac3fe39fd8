import { ProfileKitError } from './errors.ts'
import { warnOfId } from './warnOfId.ts'

const MAX_BYTES = 512

/** Nothing that can be seen: a placeholder, or what is left of one. Those at the end are no blanks to Unicode. */
const BLANK = /^[\p{DI}\p{Z}\p{Cc}\u2800\uFFF9-\uFFFB]*$/u

/**
 * Encodes an id as one path segment of an address.
 *
 * `''`, `.` and `..` are refused because no encoding saves them: a URL parser resolves even `%2e%2e`,
 * and the request, which creates what it reads, would reach another endpoint.
 *
 * @throws {ProfileKitError} `invalid-user-id`
 */
export function encodeId(id: string, what = 'user id'): string {
  const reason = whyRefused(id)
  if (reason === undefined) {
    warnOfId(id, what)
    return encodeURIComponent(id)
  }
  throw new ProfileKitError(
    'invalid-user-id',
    `this ${what} ${reason}, so no request was sent. Pass the id exactly as your backend issued it.`,
  )
}

/** Whether an address can hold this id. */
export function isPossibleId(id: unknown): id is string {
  return whyRefused(id) === undefined
}

function whyRefused(id: unknown): string | undefined {
  if (typeof id !== 'string') return `is ${id === null ? 'null' : `of type ${typeof id}`}, not a string`
  if (BLANK.test(id)) return 'is blank'
  if (id === '.' || id === '..') return 'is a dot segment, which no address can hold'
  if (new TextEncoder().encode(id).length > MAX_BYTES) return `is longer than ${MAX_BYTES} bytes`
  // TextEncoder replaces what has no encoding, encodeURIComponent throws: the only test every runtime has.
  try {
    encodeURIComponent(id)
    return undefined
  } catch {
    return 'holds half of a surrogate pair, which has no encoding'
  }
}
