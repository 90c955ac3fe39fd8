'use client'
import { useEffect, useState } from 'react'

type Watching = typeof import('../../avatar/watchName.ts')

// Apps that do not disambiguate do without it.
let loading: Promise<Watching> | undefined

export interface NameIdProps {
  /** What those have in common whose names are compared. */
  kit: object
  userId: string
  name: string
}

/**
 * Behind a name that could be taken for somebody else's: the end of the user's id. Nothing behind any other name, on
 * the server, and until what finds such names is loaded.
 */
export function NameId({ kit, userId, name }: NameIdProps) {
  const [nameId, setNameId] = useState<string>()
  useEffect(() => {
    loading ??= import('../../avatar/watchName.ts')
    const watched = loading.then(
      ({ watchName }) => watchName(kit, userId, name, setNameId),
      // Where it cannot be loaded, names stay as they are.
      () => undefined,
    )
    return () => void watched.then((leave) => leave?.())
  }, [kit, userId, name])
  return (
    nameId && (
      <small data-profile-kit="name-id" dir="ltr">
        {nameId}
      </small>
    )
  )
}
