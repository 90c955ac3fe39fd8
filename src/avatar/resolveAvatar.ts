import type { AvatarOptions } from './AvatarOptions.ts'
import { type AvatarPolicy, type AvatarRefusal, checkAvatarUrl } from './checkAvatarUrl.ts'
import { getAvatarSeed } from './getAvatarSeed.ts'
import { type AvatarService, documentedAvatarService } from './getAvatarUrl.ts'

export interface AvatarContext extends AvatarPolicy, Pick<AvatarOptions, 'generated' | 'renderer'> {
  /** Whose addresses count as generated. Default: the documented service. */
  service?: Partial<AvatarService> | undefined
}

/** How to come by the picture of an address. */
export type ResolvedAvatar =
  | { source: 'draw'; seed: string }
  | { source: 'load'; address: string }
  | { source: 'blocked'; reason: AvatarRefusal }

export function resolveAvatar(url: string, context: AvatarContext): ResolvedAvatar {
  const seed = getAvatarSeed(url, context.service)
  if (seed !== undefined && context.generated !== 'remote' && canDraw(context))
    return { source: 'draw', seed }
  const { reason } = checkAvatarUrl(url, context)
  return reason === undefined ? { source: 'load', address: url } : { source: 'blocked', reason }
}

/** Of a style that is not known here, anything drawn would be a wrong face. */
export function canDraw({
  service: { style = documentedAvatarService.style } = {},
  renderer,
}: AvatarContext): boolean {
  return renderer !== undefined || style === documentedAvatarService.style
}
