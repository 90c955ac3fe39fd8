import type { AvatarRenderer } from './AvatarOptions.ts'
import { requireText } from './requireText.ts'

// DiceBear reads no further; and one huge address must not fill the memo.
const SEED_LENGTH = 1024

const WANTED = 'SVG text, or a promise of it; with DiceBear, call toString()'

/**
 * The same renderer, which draws each face at most once, however many ask at the same time, and remembers the `limit`
 * used last. What fails is not kept, and returns a promise that rejects, whatever the renderer does.
 */
export function createFaceMemo(
  render: AvatarRenderer,
  limit: number,
  onFailure?: (error: unknown) => void,
): AvatarRenderer {
  // A Map iterates in insertion order, so the first key is the one unused for longest.
  const faces = new Map<string, string | Promise<string>>()

  function keep(seed: string, face: string | Promise<string>): string | Promise<string> {
    faces.delete(seed)
    faces.set(seed, face)
    const [oldest] = faces.keys()
    if (faces.size > limit && oldest !== undefined) faces.delete(oldest)
    return face
  }

  function begin(seed: string): string | Promise<string> {
    let face: unknown
    async function draw() {
      face = render(seed)
      return requireText(await face, 'renderer', WANTED)
    }
    const drawn = draw()
    if (typeof face === 'string') return face
    drawn.then(
      (svg) => keep(seed, svg),
      (error: unknown) => {
        faces.delete(seed)
        onFailure?.(error)
      },
    )
    return drawn
  }

  return (given) => {
    const seed = given.slice(0, SEED_LENGTH)
    return keep(seed, faces.get(seed) ?? begin(seed))
  }
}
