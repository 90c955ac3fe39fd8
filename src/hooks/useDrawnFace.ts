'use client'
import { useMemo, useSyncExternalStore } from 'react'
import type { AvatarRenderer } from '../avatar/AvatarOptions.ts'
import { canShowDrawings } from '../avatar/canShowDrawings.ts'
import { toDataUri } from '../avatar/toDataUri.ts'

/** An address for `<img>`, `undefined` while it is being drawn, `null` when it cannot be. */
type Face = string | null | undefined

interface DrawnFace {
  subscribe: (listener: () => void) => () => void
  getSnapshot: () => Face
}

const noop = () => undefined
const nobody: DrawnFace = { subscribe: () => noop, getSnapshot: noop }

/** Draws the face of a seed. At once where that can be, but never while hydrating. */
export function useDrawnFace(draw: AvatarRenderer, seed: string | undefined): Face {
  const face = useMemo(() => (seed === undefined ? nobody : createFace(draw, seed)), [draw, seed])
  return useSyncExternalStore(face.subscribe, face.getSnapshot, nobody.getSnapshot)
}

function createFace(draw: AvatarRenderer, seed: string): DrawnFace {
  // Kept here as well: the memo of drawn faces forgets those unused for longest, on screen or not.
  let face: Face | Promise<Face>

  return {
    getSnapshot() {
      if (face === undefined) face = drawFace(draw, seed)
      return face instanceof Promise ? undefined : face
    },
    subscribe(listener) {
      function settle(drawn: Face) {
        face = drawn
        listener()
      }
      // One that could not be drawn for somebody else may be now.
      face ??= drawFace(draw, seed)
      if (face instanceof Promise) face.then(settle, () => settle(null))
      return noop
    },
  }
}

function drawFace(draw: AvatarRenderer, seed: string): Face | Promise<Face> {
  const isShown = canShowDrawings()
  if (!isShown) return null
  const svg = draw(seed)
  if (isShown === true && typeof svg === 'string') return toDataUri(svg)
  return Promise.all([svg, isShown]).then(([drawn, isAllowed]) => (isAllowed ? toDataUri(drawn) : null))
}
