import { compareInstants, parseInstant } from '../../api/instants.ts'
import type { Profile, ProfileChange } from '../../api/schemas.ts'

export type WriteVerdict = 'made' | 'not-made' | 'unclear'

/**
 * Whether a change was made, as a profile tells that was read after it. `before` is what the service had confirmed when
 * it was sent. `unclear` where somebody else has changed the profile since: ours may have come before theirs.
 */
export function writeVerdict(
  change: ProfileChange,
  before: Profile | undefined,
  found: Profile,
): WriteVerdict {
  if (isMade(change, before, found)) return 'made'
  return isUntouched(before, found) ? 'not-made' : 'unclear'
}

function isMade(
  { name, avatar_url, regenerate_avatar }: ProfileChange,
  before: Profile | undefined,
  found: Profile,
): boolean {
  if (name !== undefined && name !== found.name) return false
  if (avatar_url !== undefined && avatar_url !== found.avatar_url) return false
  return !regenerate_avatar || (before !== undefined && before.avatar_url !== found.avatar_url)
}

function isUntouched(before: Profile | undefined, found: Profile): boolean {
  return (
    before !== undefined &&
    parseInstant(found.updated_at) !== undefined &&
    compareInstants(found.updated_at, before.updated_at) === 0
  )
}
