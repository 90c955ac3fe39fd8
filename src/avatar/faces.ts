import { createReporter } from '../internal/createReporter.ts'
import { getOrInsert } from '../internal/getOrInsert.ts'
import type { AvatarRenderer } from './AvatarOptions.ts'
import { createFaceMemo } from './createFaceMemo.ts'

const FACES_KEPT = 500

let adventurer: typeof import('./adventurer.ts') | undefined

/** The documented style. Once its drawings have been loaded, a face takes a tenth of a millisecond: no need to wait. */
function renderAdventurer(seed: string): string | Promise<string> {
  return (
    adventurer?.drawAdventurer(seed) ??
    import('./adventurer.ts').then((code) => {
      adventurer = code
      return code.drawAdventurer(seed)
    })
  )
}

const adventurers = createFaceMemo(renderAdventurer, FACES_KEPT)

// By renderer, so that whoever preloads a face and whoever shows it mean the same one.
const memos = new WeakMap<AvatarRenderer, AvatarRenderer>()

/** A renderer that remembers its faces. Without one of the app's, that of the documented style. */
export function facesOf(renderer: AvatarRenderer | undefined): AvatarRenderer {
  if (!renderer) return adventurers
  // Somebody's initials may be seen instead; whoever has written the renderer should hear why.
  return getOrInsert(memos, renderer, () => createFaceMemo(renderer, FACES_KEPT, createReporter()))
}
