import type { Profile, ProfileChange } from '../api/schemas.ts'

/** Whether a profile that was read afterwards shows this change of the one before. */
export function isMade(
  { name, avatar_url, regenerate_avatar }: ProfileChange,
  found: Profile,
  before: Profile | undefined,
): boolean {
  if (name !== undefined && name !== found.name) return false
  if (avatar_url !== undefined && avatar_url !== found.avatar_url) return false
  return !regenerate_avatar || (before !== undefined && before.avatar_url !== found.avatar_url)
}
