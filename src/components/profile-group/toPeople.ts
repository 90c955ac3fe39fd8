import type { Profile } from '../../api/schemas.ts'
import { asArray } from '../asArray.ts'
import { byUserId } from '../byUserId.ts'

/** Somebody in a group, with their profile where the app already has it. */
export interface GroupPerson {
  userId: string
  profile: Profile | undefined
}

/** Everybody once, in the order of `userIds`, or of `profiles` where there are none. */
export function toPeople(
  userIds: readonly string[] | undefined,
  profiles: readonly Profile[] | undefined,
): GroupPerson[] {
  const inHand = byUserId(profiles)
  const named = [...new Set(userIds ? asArray(userIds) : inHand.keys())].filter(isNamed)
  return named.map((userId) => ({ userId, profile: inHand.get(userId) }))
}

// Ids come from outside, whatever their type says: a bad one must not take the page down.
function isNamed(userId: string | null | undefined): userId is string {
  return typeof userId === 'string' && userId !== ''
}
