import { checkAvatarUrl, drawAvatar, getAvatarUrl, getInitials, getTint, toDataUri } from 'profile-kit/avatar'

/** A face for an `<img>`, a canvas or a mail, without asking anybody for it. */
export async function faceOf(tenantId: string, userId: string): Promise<string> {
  const address = getAvatarUrl({ tenantId, userId }) // …/9.x/adventurer/svg?seed=<tenant>_<user>
  return toDataUri(await drawAvatar(address)) // data:image/svg+xml,…
}

/** What to show where there is no picture, or none that may be loaded. */
export function placeholderOf(name: string, userId: string, pictureUrl: string) {
  const { url, reason } = checkAvatarUrl(pictureUrl, { page: location.href })
  return { url, reason, initials: getInitials(name), tint: getTint(userId) }
}
