'use client'
import { useState } from 'react'
import { ProfileAvatar } from '../profile-avatar/ProfileAvatar.tsx'

const SIZE = 96

export interface EditorPictureProps {
  userId: string
  /** Covers the picture, until the service has it. */
  preview: string | undefined
  isBusy: boolean
}

/** The person's picture, and in its place the one that is on its way. */
export function EditorPicture({ userId, preview, isBusy }: EditorPictureProps) {
  const [broken, setBroken] = useState<string>()
  return (
    <span data-profile-kit="editor-picture" data-busy={isBusy ? '' : undefined}>
      <ProfileAvatar userId={userId} size={SIZE} />
      {/* A content security policy may refuse `blob:` pictures, and not every file is one. */}
      {preview !== undefined && preview !== broken && (
        <img src={preview} alt="" width={SIZE} height={SIZE} onError={() => setBroken(preview)} />
      )}
    </span>
  )
}
