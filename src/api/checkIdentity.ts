import { ProfileKitError } from './errors.ts'

/** @throws {ProfileKitError} `wrong-identity`, where an answer is about somebody else than asked */
export function checkIdentity(whose: 'user' | 'tenant', asked: string, answered: string) {
  if (asked === answered) return
  throw new ProfileKitError(
    'wrong-identity',
    `the service answered for another ${whose} than asked, so the answer was dropped. ` +
      (whose === 'user'
        ? 'Look for a proxy or a cache between page and service that ignores the address.'
        : 'Check `tenantId`, the token, and any cache that ignores the Authorization header.'),
  )
}
