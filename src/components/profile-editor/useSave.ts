'use client'
import { useState } from 'react'
import type { ProfileKitError } from '../../api/errors.ts'
import type { Profile, ProfileChange } from '../../api/schemas.ts'
import { useLabels } from '../../hooks/useLabels.ts'
import { useUpdateProfile } from '../../hooks/useUpdateProfile.ts'
import { useEventCallback } from '../../hooks/useEventCallback.ts'
import { editorLabels } from './editorLabels.ts'
import type { ProfileEditorState } from './ProfileEditorProps.ts'
import { isRefusal, toReason } from './toReason.ts'
import { type Saved, type Sent, useDoubt } from './useDoubt.ts'

/** How a change went, to be shown and said. */
export interface Report {
  outcome: ProfileEditorState['outcome']
  /** Why it was not saved. */
  reason: string | undefined
  isLookingUp: boolean
  /** Sends the same again. */
  again: () => void
  /** Reads the profile, which tells whether the change was made. */
  lookUp: () => void
  /** Makes room for another change: says no more about this one, unless how it went is still open. */
  giveWay: () => void
}

export interface Save extends Report {
  /** What was sent last. */
  change: ProfileChange | undefined
  send: (change: ProfileChange) => void
  /** Says no more about it, however it goes. */
  forget: () => void
}

/** Changes a profile, and keeps an account of the last change. */
export function useSave(userId: string, profile: Profile | undefined, onSaved: (saved: Saved) => void): Save {
  const labels = useLabels(editorLabels)
  const { mutate, reset, status, error } = useUpdateProfile(userId)
  // Also so that this is rendered at once: whoever clicks again must find it under way.
  const [sent, setSent] = useState<Sent>()
  const latestOnSaved = useEventCallback(onSaved)
  const doubt = useDoubt(userId, error, latestOnSaved)
  const outcome = error ? outcomeOf(error, doubt.verdict) : outcomes[status]

  // Also from where it was handed to a while ago.
  const send = useEventCallback((change: ProfileChange) => {
    const next = { change, before: profile }
    setSent(next)
    mutate(change, {
      onSuccess: (saved) => latestOnSaved({ ...next, profile: saved }),
      onError(cause) {
        if (cause.outcome === 'unknown') doubt.begin(cause, next)
      },
    })
  })

  return {
    outcome,
    reason: error ? toReason(error, labels) : undefined,
    isLookingUp: doubt.isLookingUp,
    change: sent?.change,
    send,
    again() {
      if (sent) send(sent.change)
    },
    lookUp: doubt.lookUp,
    giveWay() {
      if (outcome !== 'saving' && outcome !== 'unknown') reset()
    },
    forget: reset,
  }
}

const outcomes = { idle: 'idle', pending: 'saving', success: 'saved', error: 'failed' } as const

function outcomeOf(error: ProfileKitError, verdict: 'unknown' | 'saved' | 'failed'): Report['outcome'] {
  if (error.outcome === 'unknown') return verdict
  return isRefusal(error) ? 'refused' : 'failed'
}
