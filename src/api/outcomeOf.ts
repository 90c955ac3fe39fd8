import type { ProfileKitError } from './errors.ts'

/** Whether a write that failed this way may have happened all the same. */
export function outcomeOf({ code, retryable, status = 0 }: ProfileKitError): 'none' | 'unknown' {
  // Without `retryable`, nothing was sent: the address itself was wrong.
  if (code === 'network') return retryable ? 'unknown' : 'none'
  if (code === 'http') return status >= 500 && status !== 503 ? 'unknown' : 'none'
  return ['timeout', 'redirect', 'invalid-response', 'wrong-identity'].includes(code) ? 'unknown' : 'none'
}
