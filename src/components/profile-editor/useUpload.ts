'use client'
import { useMutation } from '@tanstack/react-query'
import { type RefObject, useEffect, useRef } from 'react'
import { useProfileKit } from '../../hooks/ProfileContext.ts'
import { profileKeys } from '../../query/profileKeys.ts'
import type { ProfileEditorProps } from './ProfileEditorProps.ts'

export type UploadPicture = NonNullable<ProfileEditorProps['onPickPicture']>

interface Picked {
  file: File
  upload: UploadPicture
  onUploaded: (address: string) => void
}

interface Uploading extends Picked {
  controller: AbortController
  /** The address of the file on this page. */
  preview: string
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
      mutationKey: [...profileKeys.update(client?.scope ?? '', userId), 'upload'],
      mutationFn: ({ file, upload, controller: { signal } }: Uploading) => upload(file, { signal }),
      retry: false,
      networkMode: 'always',
      throwOnError: false,
      // The file is not kept in memory for longer than it is of use.
      gcTime: 0,
      meta: { profileKit: true },
    },
    queryClient,
  )
  const current = useRef<Uploading>(null)
  // When the editor goes away, and at a logout.
  useEffect(() => () => release(current), [client])

  function begin(picked: Picked) {
    release(current)
    const preview = URL.createObjectURL(picked.file)
    current.current = { ...picked, preview, controller: new AbortController() }
    mutate(current.current, { onSuccess: picked.onUploaded })
  }

  return {
    status,
    preview: uploading?.preview,
    begin,
    again() {
      if (uploading) begin(uploading)
    },
    end() {
      release(current)
      reset()
    },
  }
}

function release(current: RefObject<Uploading | null>) {
  if (!current.current) return
  current.current.controller.abort()
  URL.revokeObjectURL(current.current.preview)
  current.current = null
}
