import { abortable } from '../internal/abortable.ts'
import { LONGEST_DELAY } from '../internal/timer.ts'
import type { AvatarOptions } from './AvatarOptions.ts'
import { canShowDrawings } from './canShowDrawings.ts'
import { facesOf } from './faces.ts'
import { loadImage } from './loadImage.ts'
import { type AvatarContext, resolveAvatar } from './resolveAvatar.ts'
import { toImageSource } from './toImageSource.ts'

export interface PreloadAvatarsOptions extends AvatarContext, Pick<AvatarOptions, 'transformUrl'> {
  /** Width and height they will have, in CSS pixels, for `transformUrl`. Default: 40. */
  size?: number | undefined
  /** Milliseconds to wait for at most; what is on its way then goes on. Default: 3,000. */
  timeout?: number | undefined
}

/** A profile, or as much of one as there is. */
type Pictured = { avatar_url: string; updated_at?: string | null | undefined }

/**
 * Gets pictures ready before they are shown: faces are drawn, others loaded under the policy. Pass the options of
 * `<ProfileProvider avatars>`, so that it is the same pictures that are shown. Never rejects: what fails will show as
 * failed. Where there are no pictures, as on a server, only faces are drawn.
 *
 * @example
 * await preloadAvatars(await client.getProfiles(userIds).then((all) => all.flatMap(({ profile }) => profile ?? [])))
 */
export async function preloadAvatars(
  pictures: readonly (string | Pictured)[],
  { size = 40, timeout = 3_000, transformUrl, ...context }: PreloadAvatarsOptions = {},
): Promise<void> {
  const page = context.page ?? globalThis.location?.href

  async function preload(picture: string | Pictured): Promise<unknown> {
    const { avatar_url, updated_at } = typeof picture === 'string' ? { avatar_url: picture } : picture
    const resolved = resolveAvatar(avatar_url, { ...context, page })
    if (resolved.source === 'draw')
      return Promise.all([facesOf(context.renderer)(resolved.seed), canShowDrawings()])
    if (resolved.source === 'blocked') return undefined
    const source = toImageSource({ url: avatar_url, size, version: updated_at ?? undefined }, transformUrl)
    return source && loadImage(source)
  }

  const all = Promise.allSettled(pictures.map(preload))
  // What is no time at all is none.
  const limit = timeout > 0 ? Math.min(Math.ceil(timeout), LONGEST_DELAY) : 0
  await abortable(all, AbortSignal.timeout(limit)).catch(() => {})
}
