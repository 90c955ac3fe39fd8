'use client'
import { useState } from 'react'
import type { Profile, ProfileChange } from '../../api/schemas.ts'
import { useLabels } from '../../hooks/useLabels.ts'
import { editorLabels } from './editorLabels.ts'
import type { ProfileEditorProps } from './ProfileEditorProps.ts'
import type { Saved } from './useDoubt.ts'
import { type Report, useSave } from './useSave.ts'
import { useSessionState } from './useSessionState.ts'
import { type UploadPicture, useUpload } from './useUpload.ts'

export interface NewPicture extends Report {
  /** Whether the service is making a picture right now. */
  isMaking: boolean
  /** What was picked, until the service has it. */
  preview: string | undefined
  /** Whether the service takes the address of a picture, as far as it has shown. */
  isSettable: boolean
  make: () => void
  pick: (file: File, handler: UploadPicture) => void
  /** Brings the former picture back; `undefined` where there is none. */
  undo: (() => void) | undefined
}

/** Another picture: one the service makes, one the person has picked, or the former one again. */
export function useNewPicture(
  userId: string,
  profile: Profile | undefined,
  onSaved: ProfileEditorProps['onSaved'],
): NewPicture {
  const labels = useLabels(editorLabels)
  const upload = useUpload(userId)
  const [former, setFormer] = useSessionState<string>()
  const [isSettable, setIsSettable] = useState(true)
  const [isKept, setIsKept] = useState(false)
  const { send, change, ...save } = useSave(userId, profile, (saved) => {
    const isIgnored = isUnchanged(saved)
    const wanted = saved.change.avatar_url
    const isUndo = wanted !== undefined && wanted === former
    upload.end()
    setIsKept(isIgnored)
    setFormer(isIgnored || isUndo ? undefined : saved.before?.avatar_url)
    if (!isIgnored) onSaved?.(saved.profile, saved.change)
    else if (wanted !== undefined) setIsSettable(false)
  })
  const isSaving = save.outcome === 'saving'
  const isUploading = upload.status === 'pending'

  function sendOne(next: ProfileChange) {
    // Each asks for another picture, and the service may be making one already.
    if (isSaving || isUploading) return
    upload.end()
    send(next)
  }

  return {
    ...save,
    ...(isKept && save.outcome === 'saved' && { outcome: 'refused', reason: labels.editorPictureKept }),
    ...(isUploading && { outcome: 'saving' }),
    ...(upload.status === 'error' && {
      outcome: 'failed',
      reason: labels.editorUploadFailed,
      again: upload.again,
    }),
    giveWay() {
      if (upload.status === 'error') upload.end()
      save.giveWay()
    },
    isMaking: isSaving && change?.regenerate_avatar === true,
    preview: isUploading || isSaving ? upload.preview : undefined,
    isSettable,
    make: () => sendOne({ regenerate_avatar: true }),
    pick(file, handler) {
      save.giveWay()
      upload.begin({ file, upload: handler, onUploaded: (address) => send({ avatar_url: address }) })
    },
    undo: former && isSettable ? () => sendOne({ avatar_url: former }) : undefined,
  }
}

/** Whether the service has answered, and left the picture as it was. */
function isUnchanged({ change, before, profile }: Saved): boolean {
  return profile.avatar_url === before?.avatar_url && change.avatar_url !== before.avatar_url
}
