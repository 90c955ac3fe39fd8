// Some 110 kB compressed: reached only through `import()`, never statically.
import * as adventurer from '@dicebear/adventurer'
import { createAvatar } from '@dicebear/core'

/** The drawing of the style "Adventurer" for this seed, with its attribution in `<metadata>`. */
export function drawAdventurer(seed: string): string {
  return createAvatar(adventurer, { seed }).toString()
}
