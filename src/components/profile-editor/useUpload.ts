'use client'
import { useMutation } from '@tanstack/react-query'
import { type RefObject, useEffect, useRef } from 'react'
import { useProfileKit } from '../../hooks/ProfileContext.ts'
import { pinnedMutationOptions } from '../../query/pinnedOptions.ts'
import { profileKeys } from '../../query/profileKeys.ts'
import type { ProfileEditorProps } from './ProfileEditorProps.ts'

export type UploadPicture = NonNullable<ProfileEditorProps['onPickPicture']>

interface Picked {
  file: File
  upload: UploadPicture
  onUploaded: (address: string) => void
}

interface Uploading extends Picked {
  signal: AbortSignal
  /** The address of the file on this page. */
  preview: string
}

/** What has to be ended, and given back. */
interface Held {
  preview: string
  /** Gone once the upload is over: whoever listens must not take it for abandoned. */
  controller?: AbortController
}

export interface Upload {
  status: 'idle' | 'pending' | 'success' | 'error'
  preview: string | undefined
  begin: (picked: Picked) => void
  /** Uploads the same file again. */
  again: () => void
  /** Ends it, however far it is, and forgets the file. */
  end: () => void
}

/** Has the app upload what was picked. A mutation, so that it ends with the login, as a change of a profile does. */
export function useUpload(userId: string): Upload {
  const { client, queryClient } = useProfileKit()
  const {
    mutate,
    reset,
    status,
    variables: uploading,
  } = useMutation(
    {
      ...pinnedMutationOptions,
      mutationKey: [...profileKeys.update(client?.scope ?? '', userId), 'upload'],
      mutationFn: ({ file, upload, signal }: Uploading) => upload(file, { signal }),
      // The file is not kept in memory for longer than it is of use.
      gcTime: 0,
    },
    queryClient,
  )
  const held = useRef<Held>(null)
  // When the editor goes away, and at a logout.
  useEffect(() => () => release(held), [client])

  function begin(picked: Picked) {
    release(held)
    const preview = URL.createObjectURL(picked.file)
    const controller = new AbortController()
    held.current = { preview, controller }
    mutate(
      { ...picked, preview, signal: controller.signal },
      {
        onSuccess: picked.onUploaded,
        onSettled() {
          held.current = { preview }
        },
      },
    )
  }

  return {
    status,
    preview: uploading?.preview,
    begin,
    again() {
      if (uploading) begin(uploading)
    },
    end() {
      release(held)
      reset()
    },
  }
}

function release(held: RefObject<Held | null>) {
  if (!held.current) return
  held.current.controller?.abort()
  URL.revokeObjectURL(held.current.preview)
  held.current = null
}
