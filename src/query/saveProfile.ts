import type { QueryClient } from '@tanstack/react-query'
import { isProfileKitError, type ProfileKitError } from '../api/errors.ts'
import { compareInstants, parseInstant } from '../api/instants.ts'
import type { ProfileClient } from '../api/ProfileClient.ts'
import type { Profile, ProfileChange } from '../api/schemas.ts'
import { isMade } from './isMade.ts'
import { confirmedProfile } from './profileEdits.ts'
import { profileKeys } from './profileKeys.ts'
import { writeProfile } from './writeProfile.ts'

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
    return lookUp(queryClient, client, userId, { change, before, error })
  }
}

interface Doubt {
  change: ProfileChange
  before: Profile | undefined
  error: ProfileKitError
}

async function lookUp(
  queryClient: QueryClient,
  client: ProfileClient,
  userId: string,
  { change, before, error }: Doubt,
): Promise<Profile> {
  const found = await client.getProfile(userId).catch(() => {
    throw error
  })
  writeProfile(queryClient, client, found)
  if (isMade(change, found, before)) return found
  if (isUntouched(found, before)) error.outcome = 'none'
  throw error
}

function isUntouched(found: Profile, before: Profile | undefined): boolean {
  return (
    before !== undefined &&
    parseInstant(found.updated_at) !== undefined &&
    compareInstants(found.updated_at, before.updated_at) === 0
  )
}
