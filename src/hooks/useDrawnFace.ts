'use client'
import { useMemo, useSyncExternalStore } from 'react'
import { drawAvatar, peekAvatar } from '../avatar/drawAvatar.ts'
import { toDataUri } from '../avatar/toDataUri.ts'

/** An address for `<img>`, `undefined` while it is being drawn, `null` when it cannot be. */
type Face = string | null | undefined

const nobody = { subscribe: () => () => undefined, getSnapshot: () => undefined }

/** Draws the face of a generated address. At once where it was drawn before, but never while hydrating. */
export function useDrawnFace(address: string | undefined): Face {
  const face = useMemo(() => (address === undefined ? nobody : createFace(address)), [address])
  return useSyncExternalStore<Face>(face.subscribe, face.getSnapshot, nobody.getSnapshot)
}

function createFace(address: string) {
  const drawn = peekAvatar(address)
  // Kept here as well: the memo of drawn faces forgets those unused for longest, on screen or not.
  let face: Face = drawn && toDataUri(drawn)
  return {
    getSnapshot: () => face,
    subscribe: (listener: () => void) => {
      let isListening = true
      function settle(result: Face) {
        face = result
        if (isListening) listener()
      }
      if (typeof face !== 'string') {
        drawAvatar(address).then(
          (svg) => settle(toDataUri(svg)),
          () => settle(null),
        )
      }
      return () => {
        isListening = false
      }
    },
  }
}
