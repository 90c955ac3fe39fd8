import { type AvatarService, getAvatarUrl } from '../avatar/getAvatarUrl.ts'
import type { Profile } from './schemas.ts'

export interface FallbackProfileOptions {
  /** Without a tenant there is no address of a picture: `avatar_url` is then empty. */
  tenantId: string | undefined
  userId: string
  /** For `created_at` and `updated_at`. Default: the current time. */
  now?: Date
  /** Where generated pictures live. Default: the documented service. */
  avatar?: Partial<AvatarService>
}

/** The name shown for a user of whom nothing else is known. */
export function fallbackName(userId: string): string {
  return `User ${userId}`
}

/** The picture of a user of whom nothing else is known: empty without a tenant. */
export function fallbackAvatarUrl(
  tenantId: string | undefined,
  userId: string,
  avatar: Partial<AvatarService> | undefined,
): string {
  return tenantId === undefined ? '' : getAvatarUrl({ tenantId, userId }, avatar)
}

/** The stand-in the service's documentation prescribes where a profile cannot be read. */
export function fallbackProfile({
  tenantId,
  userId,
  now = new Date(),
  avatar,
}: FallbackProfileOptions): Profile {
  const time = now.toISOString()
  return {
    tenant_id: tenantId ?? '',
    user_id: userId,
    name: fallbackName(userId),
    avatar_url: fallbackAvatarUrl(tenantId, userId, avatar),
    created_at: time,
    updated_at: time,
  }
}
