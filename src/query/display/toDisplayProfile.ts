import { fallbackAvatarUrl } from '../../api/fallbackProfile.ts'
import type { ProfileClient } from '../../api/ProfileClient.ts'
import type { Profile } from '../../api/schemas.ts'
import type { DisplayProfile, FallbackReason } from './DisplayProfile.ts'
import { nameOf } from './nameOf.ts'
import { readErrorCode } from './readErrorCode.ts'

export interface ProfileState {
  data?: Profile | undefined
  /** What the last read ended with, if it failed. `null` and `undefined` are none. */
  error?: unknown
}

/**
 * Turns the state of a query into something to show: the profile, `User <id>` with a generated face after a
 * failure, or nothing yet. Without a client, which is signed out, always the stand-in. The name is as
 * `displayName` gives it, and `User <id>` where nothing in it can be seen; `profile.name` is as it was typed.
 *
 * @example
 * const shown = toDisplayProfile(client, userId, useProfile(userId))
 */
export function toDisplayProfile(
  client: ProfileClient | null,
  userId: string,
  state: ProfileState,
): DisplayProfile {
  if (!client) return toFallback(client, userId, 'signed-out')
  if (state.data) return toReadyProfile(userId, state.data)
  if (state.error !== null && state.error !== undefined)
    return toFallback(client, userId, toReason(state.error))
  return { userId, status: 'loading', name: '' }
}

/** A profile that is there, as it is shown. */
export function toReadyProfile(userId: string, profile: Profile): DisplayProfile {
  const name = nameOf(userId, profile.name)
  return { userId, status: 'ready', name, avatarUrl: profile.avatar_url || undefined, profile }
}

function toFallback(client: ProfileClient | null, userId: string, reason: FallbackReason): DisplayProfile {
  const avatarUrl = fallbackAvatarUrl(client?.tenantId, userId, client?.avatar)
  return { userId, status: 'fallback', name: nameOf(userId), avatarUrl: avatarUrl || undefined, reason }
}

function toReason(error: unknown): FallbackReason {
  // By its code alone: an error that came with the page has lost its class.
  return readErrorCode(error) ?? 'network'
}
