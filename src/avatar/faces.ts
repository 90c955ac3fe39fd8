import { callSafely } from '../internal/callSafely.ts'
import type { AvatarRenderer } from './AvatarOptions.ts'
import { createFaceMemo } from './createFaceMemo.ts'

const FACES_KEPT = 500

type Draw = (seed: string) => string
let drawAdventurer: Draw | undefined

/** The documented style. Once its drawings have been loaded, a face takes a tenth of a millisecond: no need to wait. */
function renderAdventurer(seed: string): string | Promise<string> {
  return drawAdventurer?.(seed) ?? loadAdventurer().then((draw) => draw(seed))
}

async function loadAdventurer(): Promise<Draw> {
  ;({ drawAdventurer } = await import('./adventurer.ts'))
  return drawAdventurer
}

const adventurers = createFaceMemo(renderAdventurer, FACES_KEPT)

// By renderer, so that whoever preloads a face and whoever shows it mean the same one.
const memos = new WeakMap<AvatarRenderer, AvatarRenderer>()

/** A renderer that remembers its faces. Without one of the app's, that of the documented style. */
export function facesOf(renderer: AvatarRenderer | undefined): AvatarRenderer {
  if (!renderer) return adventurers
  const memo = memos.get(renderer) ?? createFaceMemo(reportFailures(renderer), FACES_KEPT)
  memos.set(renderer, memo)
  return memo
}

/** Somebody's initials may be seen instead; whoever has written the renderer should hear why. */
function reportFailures(renderer: AvatarRenderer): AvatarRenderer {
  return (seed) =>
    callSafely(renderer, seed) ?? Promise.reject(new Error('profile-kit: the renderer gave nothing'))
}
