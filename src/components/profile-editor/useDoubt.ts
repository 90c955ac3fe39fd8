'use client'
import { useEffect, useState } from 'react'
import type { ProfileKitError } from '../../api/errors.ts'
import type { Profile, ProfileChange } from '../../api/schemas.ts'
import { useProfileKit } from '../../hooks/ProfileContext.ts'
import { useProfile } from '../../hooks/useProfile.ts'
import { isMade } from '../../query/isMade.ts'
import { profileKeys } from '../../query/profileKeys.ts'

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
  /** What the first read afterwards has shown; `null` where the change was not made. */
  saved?: Saved | null
}

export interface DoubtResult {
  /** `unknown` until the profile has been read again. */
  verdict: 'unknown' | 'saved' | 'failed'
  isLookingUp: boolean
  begin: (error: ProfileKitError, sent: Sent) => void
  /** Reads the profile again. */
  lookUp: () => void
}

/**
 * Settles the doubt an error leaves about what was sent. Whatever reads the profile first decides: `lookUp`, or the
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
    setDoubt({ ...doubt, saved: settle(doubt.sent, profile) })
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

function settle(sent: Sent, profile: Profile): Saved | null {
  return isMade(sent.change, profile, sent.before) ? { ...sent, profile } : null
}
