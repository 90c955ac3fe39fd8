import { fallbackName } from '../../api/fallbackProfile.ts'
import { displayName } from '../../avatar/displayName.ts'

/** What somebody is called on screen: `User <id>` where there is no name, or nothing to see in it. */
export function nameOf(userId: string, name?: unknown): string {
  return displayName(name) || displayName(fallbackName(userId))
}
