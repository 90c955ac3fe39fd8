import { ProfileKitError, type ProfileKitErrorCode } from '../../api/errors.ts'
import type { ProfileClient } from '../../api/ProfileClient.ts'
import { parseProfile } from '../../api/parseProfile.ts'
import type { Profile } from '../../api/schemas.ts'
import { isPossibleId } from '../../api/userId.ts'
import { isRecord } from '../../internal/isRecord.ts'
import { readErrorCode } from '../display/readErrorCode.ts'
import { userIdOf } from '../userIdOf.ts'

/** One profile out of a page or a storage, as far as that can be believed. */
export interface SavedProfile {
  userId: string
  profile: Profile
  /** When it was read, in milliseconds since the epoch, by the clock of whoever read it. */
  updatedAt: number
}

/** A profile that the server could not read. */
export interface SavedFailure {
  userId: string
  profile?: undefined
  error: ProfileKitError
  updatedAt: number
}

/**
 * Reads a query that TanStack Query has dehydrated or persisted. What has been tampered with, is about somebody else
 * or belongs to another login gives `undefined`: a page can be altered on its way, and so can a storage.
 */
export function parseSavedQuery(
  client: ProfileClient,
  saved: unknown,
): SavedProfile | SavedFailure | undefined {
  if (!isRecord(saved) || !isRecord(saved['state'])) return undefined
  const { data, dataUpdatedAt, error, errorUpdatedAt } = saved['state']
  const userId = userIdOf(client.scope, saved['queryKey'])
  if (userId === undefined || !isPossibleId(userId)) return undefined
  if (data !== undefined) {
    const profile = parseData(client, userId, data)
    return profile && isInstant(dataUpdatedAt) ? { userId, profile, updatedAt: dataUpdatedAt } : undefined
  }
  const code = readErrorCode(error)
  if (code === undefined || !isInstant(errorUpdatedAt)) return undefined
  return { userId, error: reviveError(code), updatedAt: errorUpdatedAt }
}

/** A profile from outside that is about this user and this tenant, or nothing. */
export function parseData(client: ProfileClient, userId: string, data: unknown): Profile | undefined {
  try {
    return parseProfile(data, { userId, tenantId: client.tenantId, avatar: client.avatar })
  } catch {
    return undefined
  }
}

function reviveError(code: ProfileKitErrorCode): ProfileKitError {
  return new ProfileKitError(
    code,
    'the server could not read this profile (the details stayed there). It is requested again when it is shown.',
    { retryable: true },
  )
}

function isInstant(value: unknown): value is number {
  return typeof value === 'number' && value > 0 && value < Infinity
}
