/** What an `<img>` has to tell of its picture. */
export type ImageOutcome = 'loading' | 'loaded' | 'failed'

export interface ImageEvents {
  ref: (image: HTMLImageElement | null) => void
  onLoad: (event: { currentTarget: HTMLImageElement }) => void
  onError: (event: { currentTarget: HTMLImageElement }) => void
}

/**
 * Asks an `<img>` how far it is: when it gets a picture, by its events, and while hydrating, for what happened to the
 * server's picture before React was there is told by no event.
 *
 * `report` belongs to one address: with another comes another function, so that a late event tells of its own.
 */
export function toImageEvents(
  report: (outcome: ImageOutcome, image: HTMLImageElement) => void,
  isHydrating: boolean,
): ImageEvents {
  return {
    ref(image) {
      if (!image) return
      const isKnown = image.complete && (isHydrating || image.naturalWidth > 0)
      report(isKnown ? outcomeOf(image) : 'loading', image)
    },
    onLoad: ({ currentTarget }) => report(outcomeOf(currentTarget), currentTarget),
    onError: ({ currentTarget }) => report('failed', currentTarget),
  }
}

// A picture without a size may load, and show nothing. Those drawn here need none: they fill their box.
function outcomeOf({ src, naturalWidth }: HTMLImageElement): ImageOutcome {
  return naturalWidth > 0 || src.startsWith('data:') ? 'loaded' : 'failed'
}
