import type { AvatarRenderer } from './AvatarOptions.ts'

// DiceBear reads no further; and one huge address must not fill the memo.
const SEED_LENGTH = 1024

/**
 * The same renderer, which draws each face at most once, however many ask at the same time, and remembers the `limit`
 * used last. What fails is not kept.
 */
export function createFaceMemo(render: AvatarRenderer, limit: number): AvatarRenderer {
  // A Map iterates in insertion order, so the first key is the one unused for longest.
  const drawn = new Map<string, string>()
  const underway = new Map<string, Promise<string>>()

  function keep(seed: string, svg: string): string {
    drawn.delete(seed)
    drawn.set(seed, svg)
    for (const oldest of drawn.keys()) {
      if (drawn.size <= limit) break
      drawn.delete(oldest)
    }
    return svg
  }

  function begin(seed: string): string | Promise<string> {
    const rendered = render(seed)
    if (typeof rendered === 'string') return keep(seed, rendered)
    const drawing = rendered.then((svg) => keep(seed, svg)).finally(() => underway.delete(seed))
    underway.set(seed, drawing)
    // Whoever still waits when it fails is told; often nobody does.
    drawing.catch(() => {})
    return drawing
  }

  return (given) => {
    const seed = given.slice(0, SEED_LENGTH)
    const svg = drawn.get(seed)
    return svg === undefined ? (underway.get(seed) ?? begin(seed)) : keep(seed, svg)
  }
}
