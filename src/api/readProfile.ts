import type { AvatarService } from '../avatar/getAvatarUrl.ts'
import { checkIdentity } from './checkIdentity.ts'
import { fallbackProfile } from './fallbackProfile.ts'
import { parseInstant } from './instants.ts'
import { readAnswer } from './readAnswer.ts'
import { type Profile, wireProfileSchema } from './schemas.ts'

export interface Asked {
  userId: string
  /** Undefined until the first answer has told. */
  tenantId: string | undefined
  avatar?: AvatarService
}

/**
 * Makes a profile of an answer. What is odd becomes its fallback; what is about somebody else is an error,
 * because the address is the same for every tenant and a cache on the way may mix them up.
 *
 * @throws {ProfileKitError} `invalid-response`, `wrong-identity`
 */
export function readProfile(body: unknown, asked: Asked): Profile {
  const wire = readAnswer(wireProfileSchema, body)
  checkIdentity('user', asked.userId, wire.user_id)
  if (asked.tenantId !== undefined) checkIdentity('tenant', asked.tenantId, wire.tenant_id)
  const fallback = fallbackProfile({
    tenantId: wire.tenant_id,
    userId: wire.user_id,
    ...(asked.avatar && { avatar: asked.avatar }),
  })
  return {
    ...wire,
    name: typeof wire['name'] === 'string' ? wire['name'] : fallback.name,
    avatar_url: typeof wire['avatar_url'] === 'string' ? wire['avatar_url'] : fallback.avatar_url,
    created_at: readInstant(wire['created_at']),
    updated_at: readInstant(wire['updated_at']),
  }
}

function readInstant(value: unknown): string | null {
  return typeof value === 'string' && parseInstant(value) ? value : null
}
