import type { QueryClient } from '@tanstack/react-query'
import { isProfileKitError, type ProfileKitError } from '../../api/errors.ts'
import type { ProfileClient } from '../../api/ProfileClient.ts'
import type { Profile, ProfileChange } from '../../api/schemas.ts'
import { confirmedProfile } from './profileEdits.ts'
import { profileKeys } from '../profileKeys.ts'
import { writeProfile } from './writeProfile.ts'
import { writeVerdict, type WriteVerdict } from './writeVerdict.ts'

/**
 * Sends a change. Where it is not known whether the service has made it, a read that is sent afterwards tells:
 * resolves when it has, and rejects with `outcome: 'none'` when it has not. Only where the read fails too, or
 * shows neither, does the outcome stay `'unknown'`.
 */
export async function saveProfile(
  queryClient: QueryClient,
  client: ProfileClient,
  userId: string,
  change: ProfileChange,
): Promise<Profile> {
  const before = confirmedProfile(queryClient, profileKeys.profile(client.scope, userId))
  try {
    return await client.updateProfile(userId, change)
  } catch (error) {
    if (!isProfileKitError(error) || error.outcome !== 'unknown') throw error
    doubts.set(error, { change, before })
    return lookUp(queryClient, client, userId, error)
  }
}

interface Doubt {
  change: ProfileChange
  before: Profile | undefined
}

// By the error that leaves it open, for whoever reads the profile later.
const doubts = new WeakMap<ProfileKitError, Doubt>()

/** Whether the change was made after all whose outcome this error leaves unknown. */
export function settleDoubt(error: ProfileKitError, found: Profile): WriteVerdict {
  const doubt = doubts.get(error)
  return doubt ? writeVerdict(doubt.change, doubt.before, found) : 'unclear'
}

async function lookUp(
  queryClient: QueryClient,
  client: ProfileClient,
  userId: string,
  error: ProfileKitError,
): Promise<Profile> {
  const found = await client.getProfile(userId).catch(() => {
    throw error
  })
  writeProfile(queryClient, client, found)
  const verdict = settleDoubt(error, found)
  if (verdict === 'made') return found
  if (verdict === 'not-made') error.outcome = 'none'
  throw error
}
