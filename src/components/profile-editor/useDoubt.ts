'use client'
import { useEffect, useState } from 'react'
import type { ProfileKitError } from '../../api/errors.ts'
import type { Profile, ProfileChange } from '../../api/schemas.ts'
import { useProfileKit } from '../../hooks/ProfileContext.ts'
import { useProfile } from '../../hooks/useProfile.ts'
import { profileKeys } from '../../query/profileKeys.ts'
import { settleDoubt } from '../../query/write/saveProfile.ts'

/** A change, and the profile it was sent for. */
export interface Sent {
  change: ProfileChange
  before: Profile | undefined
}

export interface Saved extends Sent {
  profile: Profile
}

interface Doubt {
  error: ProfileKitError
  sent: Sent
  /** When the profile was last read before, as TanStack Query has it. */
  readAt: number | undefined
  /** What a read afterwards has shown; `null` where the change was not made. */
  saved?: Saved | null
}

export interface DoubtResult {
  /** `unknown` until a read of the profile has told. */
  verdict: 'unknown' | 'saved' | 'failed'
  isLookingUp: boolean
  begin: (error: ProfileKitError, sent: Sent) => void
  /** Reads the profile again. */
  lookUp: () => void
}

/**
 * Settles the doubt an error leaves about what was sent. Whatever reads the profile decides: `lookUp`, or the
 * healing, which goes on by itself.
 */
export function useDoubt(
  userId: string,
  error: ProfileKitError | null,
  onSaved: (saved: Saved) => void,
): DoubtResult {
  const { client, queryClient } = useProfileKit()
  const { data: profile, dataUpdatedAt, refetch } = useProfile(userId)
  const [latest, setDoubt] = useState<Doubt>()
  const [isLookingUp, setIsLookingUp] = useState(false)

  const doubt = latest?.error === error ? latest : undefined
  const saved = doubt?.saved
  if (doubt && saved === undefined && profile && dataUpdatedAt !== doubt.readAt)
    setDoubt(settle(doubt, profile, dataUpdatedAt))
  useEffect(() => {
    if (saved) onSaved(saved)
  }, [saved, onSaved])

  return {
    verdict: saved === undefined ? 'unknown' : saved === null ? 'failed' : 'saved',
    isLookingUp,
    begin(cause, sent) {
      const queryKey = client && profileKeys.profile(client.scope, userId)
      const readAt = queryKey ? queryClient.getQueryState(queryKey)?.dataUpdatedAt : undefined
      setDoubt({ error: cause, sent, readAt })
    },
    lookUp() {
      setIsLookingUp(true)
      void refetch({ cancelRefetch: false }).then(() => setIsLookingUp(false))
    },
  }
}

function settle(doubt: Doubt, profile: Profile, readAt: number): Doubt {
  const verdict = settleDoubt(doubt.error, profile)
  // Somebody else has changed the profile: a later read may tell.
  if (verdict === 'unclear') return { ...doubt, readAt }
  return { ...doubt, saved: verdict === 'made' ? { ...doubt.sent, profile } : null }
}
