import type { AvatarService } from '../avatar/getAvatarUrl.ts'
import { checkIdentity } from './checkIdentity.ts'
import { fallbackAvatarUrl, fallbackName } from './fallbackProfile.ts'
import { parseInstant } from './instants.ts'
import { parseRecord, parseText } from './parseRecord.ts'
import type { Profile } from './schemas.ts'
import { warnOfFields } from './warnOfFields.ts'

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
export function parseProfile(body: unknown, asked: Asked): Profile {
  const wire = parseRecord(body)
  const tenantId = parseText(wire, 'tenant_id')
  const userId = parseText(wire, 'user_id')
  checkIdentity('user', asked.userId, userId)
  checkIdentity('tenant', asked.tenantId ?? tenantId, tenantId)
  const { name, avatar_url: avatarUrl } = wire
  const profile = {
    ...wire,
    tenant_id: tenantId,
    user_id: userId,
    name: typeof name === 'string' ? name : fallbackName(userId),
    avatar_url: typeof avatarUrl === 'string' ? avatarUrl : fallbackAvatarUrl(tenantId, userId, asked.avatar),
    created_at: toInstant(wire['created_at']),
    updated_at: toInstant(wire['updated_at']),
  }
  warnOfFields(wire, profile)
  return profile
}

function toInstant(value: unknown): string | null {
  return typeof value === 'string' && parseInstant(value) ? value : null
}
