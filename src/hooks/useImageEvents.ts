'use client'
import { type SyntheticEvent, useCallback, useState, useSyncExternalStore } from 'react'

type Outcome = 'loaded' | 'failed'

interface ImageOutcomes {
  key: string
  of: ReadonlyMap<string, Outcome>
}

export interface ImageEvents {
  /** How this address turned out; `undefined` until that is known. */
  outcomeOf: (src: string | undefined) => Outcome | undefined
  ref: (image: HTMLImageElement | null) => void
  onLoad: (event: SyntheticEvent<HTMLImageElement>) => void
  onError: (event: SyntheticEvent<HTMLImageElement>) => void
}

const noSubscription = () => () => undefined

/**
 * Remembers which addresses have loaded and which have failed, under `key`: another key begins anew, and an event
 * that belongs to a former one changes nothing.
 */
export function useImageEvents(key: string): ImageEvents {
  const [outcomes, setOutcomes] = useState<ImageOutcomes>({ key, of: new Map() })
  if (outcomes.key !== key) setOutcomes({ key, of: new Map() })
  const report = useCallback(
    (image: HTMLImageElement, outcome: Outcome) => {
      const src = image.getAttribute('src')
      if (src === null) return
      setOutcomes((former) =>
        former.key === key && former.of.get(src) !== outcome
          ? { key, of: new Map(former.of).set(src, outcome) }
          : former,
      )
    },
    [key],
  )
  const isHydrating = useSyncExternalStore(
    noSubscription,
    () => false,
    () => true,
  )
  return {
    outcomeOf: (src) => (src === undefined ? undefined : outcomes.of.get(src)),
    ref: useCallback(
      (image) => {
        // What happened to a picture of the server's before React was there is told by no event.
        if (isHydrating && image?.complete) report(image, outcomeOfLoad(image))
      },
      [isHydrating, report],
    ),
    onLoad: ({ currentTarget }) => {
      report(currentTarget, outcomeOfLoad(currentTarget))
    },
    onError: ({ currentTarget }) => {
      report(currentTarget, 'failed')
    },
  }
}

// A picture without a size may load, and show nothing. Those drawn here need none: they fill their box.
function outcomeOfLoad({ src, naturalWidth }: HTMLImageElement): Outcome {
  return naturalWidth > 0 || src.startsWith('data:') ? 'loaded' : 'failed'
}
