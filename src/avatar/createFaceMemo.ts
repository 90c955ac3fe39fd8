interface FaceMemo {
  /** The drawing, made at most once however many ask at the same time. A failure is not kept. */
  draw(seed: string): Promise<string>
  /** The drawing if there is one already. */
  peek(seed: string): string | undefined
}

/** Remembers the `limit` most recently used drawings. */
export function createFaceMemo(drawFace: (seed: string) => Promise<string>, limit: number): FaceMemo {
  // A Map iterates in insertion order, so the first key is the one unused for longest.
  const drawn = new Map<string, string>()
  const underway = new Map<string, Promise<string>>()

  function peek(seed: string): string | undefined {
    const svg = drawn.get(seed)
    if (svg !== undefined) keep(seed, svg)
    return svg
  }

  function keep(seed: string, svg: string) {
    drawn.delete(seed)
    drawn.set(seed, svg)
    for (const oldest of drawn.keys()) {
      if (drawn.size <= limit) break
      drawn.delete(oldest)
    }
  }

  function begin(seed: string): Promise<string> {
    const drawing = drawFace(seed)
      .then((svg) => {
        keep(seed, svg)
        return svg
      })
      .finally(() => underway.delete(seed))
    underway.set(seed, drawing)
    return drawing
  }

  async function draw(seed: string): Promise<string> {
    return peek(seed) ?? underway.get(seed) ?? begin(seed)
  }

  return { draw, peek }
}
