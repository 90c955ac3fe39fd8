import type { AvatarRenderer } from './AvatarOptions.ts'

// DiceBear reads no further; and one huge address must not fill the memo.
const SEED_LENGTH = 1024

/**
 * The same renderer, which draws each face at most once, however many ask at the same time, and remembers the `limit`
 * used last. What fails is not kept.
 */
export function createFaceMemo(render: AvatarRenderer, limit: number): AvatarRenderer {
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
    const face = render(seed)
    if (typeof face !== 'string') {
      face.then(
        (svg) => keep(seed, svg),
        () => faces.delete(seed),
      )
    }
    return face
  }

  return (given) => {
    const seed = given.slice(0, SEED_LENGTH)
    return keep(seed, faces.get(seed) ?? begin(seed))
  }
}
