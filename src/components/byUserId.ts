import type { Profile } from '../api/schemas.ts'
import { asArray } from './asArray.ts'

/** The profiles that an app already has, by whose they are. One that is none must not take the page down. */
export function byUserId(profiles: readonly Profile[] | undefined): ReadonlyMap<string, Profile> {
  const known = asArray(profiles).filter(Boolean)
  return new Map(known.map((profile) => [profile.user_id, profile]))
}
