'use client'
import { useEffect, useState } from 'react'

/**
 * What stands behind a name that could be taken for somebody else's: the end of the user's id. Nothing behind any other
 * name, on the server, and until what finds such names is loaded.
 *
 * `screen` is what those have in common whose names are compared; `undefined` compares nothing.
 */
export function useNameId(screen: object | undefined, userId: string, name: string): string | undefined {
  const [nameId, setNameId] = useState<string>()
  useEffect(() => {
    if (!screen) return
    // Apps that do not disambiguate do without it.
    const watched = import('../../avatar/watchName.ts').then(
      ({ watchName }) => watchName(screen, userId, name, setNameId),
      // Where it cannot be loaded, names stay as they are, until the next one comes.
      () => undefined,
    )
    return () => {
      setNameId(undefined)
      void watched.then((leave) => leave?.())
    }
  }, [screen, userId, name])
  return nameId
}
