import { type AvatarPolicy, type AvatarRefusal, checkAvatarUrl } from '../avatar/checkAvatarUrl.ts'
import { getAvatarSeed } from '../avatar/getAvatarSeed.ts'
import { type AvatarService, documentedAvatarService, getAvatarUrl } from '../avatar/getAvatarUrl.ts'
import type { DisplayProfile } from './DisplayProfile.ts'

/** Where a person's picture comes from. `standIn` is the address of a face to draw where that fails, if it can be. */
export type PictureChoice =
  /** It is not known yet. Anything shown now would be a wrong face. */
  | { source: 'unknown' }
  /** There is none, and without a tenant no face either. */
  | { source: 'none' }
  | { source: 'draw'; address: string }
  | { source: 'load'; address: string; standIn: string | undefined }
  | { source: 'blocked'; reason: AvatarRefusal; standIn: string | undefined }

export interface PictureContext extends AvatarPolicy {
  tenantId: string | undefined
  /** Whose addresses count as generated. Default: the documented service. */
  service: Partial<AvatarService> | undefined
  generated: 'local' | 'remote'
}

export function choosePicture(
  { userId, status, avatarUrl }: DisplayProfile,
  { tenantId, service, generated, ...policy }: PictureContext,
): PictureChoice {
  if (status === 'loading') return { source: 'unknown' }
  const face = tenantId === undefined ? undefined : getAvatarUrl({ tenantId, userId }, service)
  const address = avatarUrl ?? face
  if (address === undefined) return { source: 'none' }
  const canDraw = isDrawn(service)
  if (canDraw && generated === 'local' && getAvatarSeed(address, service) !== undefined)
    return { source: 'draw', address }
  const standIn = canDraw ? face : undefined
  const { reason } = checkAvatarUrl(address, policy)
  return reason === undefined ? { source: 'load', address, standIn } : { source: 'blocked', reason, standIn }
}

// Only the documented style is drawn in the page: of any other, that would be a wrong face.
function isDrawn({ style = documentedAvatarService.style }: Partial<AvatarService> = {}): boolean {
  return style === documentedAvatarService.style
}
