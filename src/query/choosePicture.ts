import type { AvatarRefusal } from '../avatar/checkAvatarUrl.ts'
import { getAvatarUrl, toAvatarSeed } from '../avatar/getAvatarUrl.ts'
import { type AvatarContext, canDraw, resolveAvatar } from '../avatar/resolveAvatar.ts'
import type { DisplayProfile } from './DisplayProfile.ts'

/** Where a person's picture comes from. `standIn` is the seed of a face to draw where that fails, if it can be. */
export type PictureChoice =
  /** It is not known yet. Anything shown now would be a wrong face. */
  | { source: 'unknown' }
  /** There is none, and without a tenant no face either. */
  | { source: 'none' }
  | { source: 'draw'; seed: string }
  | { source: 'load'; address: string; standIn: string | undefined }
  | { source: 'blocked'; reason: AvatarRefusal; standIn: string | undefined }

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
  const resolved = resolveAvatar(address, context)
  if (resolved.source === 'draw') return resolved
  return { ...resolved, standIn: person && canDraw(context) ? toAvatarSeed(person) : undefined }
}
