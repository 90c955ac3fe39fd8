import { ProfileKitError } from './errors.ts'

/** @throws {ProfileKitError} `wrong-identity`, where an answer is about somebody else than asked */
export function checkIdentity(whose: 'user' | 'tenant', asked: string, answered: unknown) {
  if (asked === answered) return
  throw new ProfileKitError(
    'wrong-identity',
    `the service answered for another ${whose} than asked, so the answer was dropped. ` +
      'Check `tenantId`, and look for a cache on the way that ignores the address or the token.',
  )
}
