import type { AvatarRefusal } from '../../avatar/checkAvatarUrl.ts'
import { getAvatarUrl, toAvatarSeed } from '../../avatar/getAvatarUrl.ts'
import { type AvatarContext, canDraw, resolveAvatar } from '../../avatar/resolveAvatar.ts'
import type { DisplayProfile } from './DisplayProfile.ts'

/** Where a person's picture comes from. */
export interface PictureChoice {
  /**
   * - `unknown`: not known yet; anything shown now would be a wrong face
   * - `none`: there is no picture, and without a tenant no face either
   * - `draw`, `load`: from its `seed`, from its `address`
   * - `blocked`: it has an address that must not be loaded
   */
  source: 'unknown' | 'none' | 'draw' | 'load' | 'blocked'
  address?: string
  reason?: AvatarRefusal
  /** Of the face to draw wherever nothing is loaded, if one can be. */
  seed?: string | undefined
}

export interface PictureContext extends AvatarContext {
  tenantId: string | undefined
}

export function choosePicture(
  { userId, status, avatarUrl }: DisplayProfile,
  { tenantId, ...context }: PictureContext,
): PictureChoice {
  if (status === 'loading') return { source: 'unknown' }
  const person = tenantId === undefined ? undefined : { tenantId, userId }
  const address = avatarUrl ?? (person && getAvatarUrl(person, context.service))
  if (address === undefined) return { source: 'none' }
  return {
    seed: person && canDraw(context) ? toAvatarSeed(person) : undefined,
    ...resolveAvatar(address, context),
  }
}
