import { toWellFormed } from './toWellFormed.ts'

/** Where generated pictures come from. */
export interface AvatarService {
  /** Address without the style: absolute, no query; a trailing slash makes no difference. */
  baseUrl: string
  /** The family of drawings. */
  style: string
}

/** The service of the documented addresses, and the default wherever an `AvatarService` is taken. */
export const documentedAvatarService: Readonly<AvatarService> = {
  baseUrl: 'https://api.dicebear.com/9.x',
  style: 'adventurer',
}

/**
 * The documented address of a person's generated picture, with the ids encoded: whatever characters they hold,
 * `getAvatarSeed` reads the same seed back. Never throws and never fetches.
 *
 * @example
 * getAvatarUrl({ tenantId: 'your_tenant', userId: 'user_123' })
 * // https://api.dicebear.com/9.x/adventurer/svg?seed=your_tenant_user_123
 */
export function getAvatarUrl(
  person: { tenantId: string; userId: string },
  service: Partial<AvatarService> = {},
): string {
  return `${avatarEndpoint(service)}?seed=${encodeURIComponent(toAvatarSeed(person))}`
}

/** The documented seed. Two pairs can have one (`a_b`, `c` and `a`, `b_c`): it is the service's to say, not ours. */
export function toAvatarSeed({ tenantId, userId }: { tenantId: string; userId: string }): string {
  return toWellFormed(`${tenantId}_${userId}`)
}

/** Such an address up to its query. Making and recognising one both start here, so that they cannot drift apart. */
export function avatarEndpoint({
  baseUrl = documentedAvatarService.baseUrl,
  style = documentedAvatarService.style,
}: Partial<AvatarService>): string {
  return `${baseUrl.replace(/\/+$/, '')}/${style}/svg`
}
