'use client'
import { useMemo, useSyncExternalStore } from 'react'
import type { AvatarRenderer } from '../avatar/AvatarOptions.ts'
import { toDataUri } from '../avatar/toDataUri.ts'
import type { PictureMemory } from '../query/createPictureMemory.ts'

/** An address for `<img>`, `undefined` while it is being drawn, `null` when it cannot be. */
type Face = string | null | undefined

interface DrawnFace {
  subscribe: (listener: () => void) => () => void
  getSnapshot: () => Face
}

const nobody: DrawnFace = { subscribe: () => () => undefined, getSnapshot: () => undefined }

/** Draws the face of a seed. At once where that can be, but never while hydrating. */
export function useDrawnFace(draw: AvatarRenderer, memory: PictureMemory, seed: string | undefined): Face {
  const face = useMemo(
    () => (seed === undefined ? nobody : createFace(draw, memory, seed)),
    [draw, memory, seed],
  )
  return useSyncExternalStore(face.subscribe, face.getSnapshot, nobody.getSnapshot)
}

function createFace(draw: AvatarRenderer, memory: PictureMemory, seed: string): DrawnFace {
  let drawing: string | Promise<string> | undefined
  // Kept here as well: the memo of drawn faces forgets those unused for longest, on screen or not.
  let face: Face

  function begin() {
    drawing = draw(seed)
    if (typeof drawing === 'string') face = toDataUri(drawing)
  }

  return {
    getSnapshot() {
      if (drawing === undefined) begin()
      return face
    },
    subscribe(listener: () => void) {
      let isListening = true
      function settle(result: Face) {
        face = result
        if (isListening) listener()
      }
      // One that could not be drawn for somebody else may be now.
      if (face === null) begin()
      if (typeof drawing === 'object') {
        Promise.all([drawing, memory.tryDrawing()]).then(
          ([svg]) => settle(toDataUri(svg)),
          () => settle(null),
        )
      }
      return () => {
        isListening = false
      }
    },
  }
}
