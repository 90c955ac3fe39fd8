import { readBytes } from '../internal/readBytes.ts'
import { ProfileKitError } from './errors.ts'

/**
 * Reads a body as UTF-8, up to `limit` bytes after decompression.
 * What is wrong with a body is returned, not thrown: the answer's status has the first word. With `patience`, what
 * has come within that many milliseconds is all of it.
 */
export async function readBody(
  response: Response,
  limit: number,
  patience?: number,
): Promise<string | ProfileKitError> {
  try {
    // React Native has no body streams; there the runtime has read it all before we can count.
    const bytes = response.body
      ? await readBytes(response.body, limit, patience)
      : new Uint8Array(await response.arrayBuffer())
    if (!bytes || bytes.length > limit) return tooLong(limit)
    return decode(bytes)
  } catch {
    return new ProfileKitError('network', 'the connection broke within the answer.', { retryable: true })
  }
}

function decode(bytes: Uint8Array): string | ProfileKitError {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new ProfileKitError('invalid-response', 'the service answered with text that is not UTF-8.', {
      retryable: true,
    })
  }
}

function tooLong(limit: number): ProfileKitError {
  return new ProfileKitError(
    'invalid-response',
    `the service answered with more than ${limit} bytes. Raise maxResponseBytes if your profiles are that large.`,
  )
}
