import { onlineManager } from '@tanstack/react-query'
import { loadImage } from '../../avatar/loadImage.ts'
import type { ImageSource } from '../../avatar/toImageSource.ts'
import { now } from '../../internal/now.ts'

/** After this many milliseconds, a picture that was broken is tried again. */
const TRIED_AGAIN = 60_000
/** More than any page shows; the oldest go first. */
const REMEMBERED = 1_000

/** Which pictures cannot be loaded, so that a hundred rows do not find out a hundred times. One for each provider. */
export interface PictureMemory {
  /** Whoever asks shows it, or would: one that is due is tried again, beside the page, and has failed until it is there. */
  hasFailed: (address: string) => boolean
  /** Whether that is news. A drawing has no `source`: it stays as it is, and is not tried again. */
  fail: (address: string, source: ImageSource | undefined) => boolean
  /** Calls back when an answer of `hasFailed` may have changed. */
  subscribe: (listener: () => void) => () => void
}

interface Failure {
  source: ImageSource | undefined
  until: number
}

export function createPictureMemory(): PictureMemory {
  const failures = new Map<string, Failure>()
  const listeners = new Set<() => void>()
  let timer: ReturnType<typeof setTimeout> | undefined
  let stopListening = () => {}

  function update() {
    for (const listener of listeners) listener()
    // Those that are due still are shown by nobody.
    for (const [address, { until }] of failures) if (until <= now()) failures.delete(address)
    clearTimeout(timer)
    const next = Math.min(...[...failures.values()].map(({ until }) => until))
    if (listeners.size > 0 && next < Infinity) timer = setTimeout(update, next - now())
  }

  function fail(address: string, source: ImageSource | undefined): boolean {
    const isNews = !failures.has(address)
    failures.set(address, { source, until: source ? now() + TRIED_AGAIN : Infinity })
    const [oldest] = failures.keys()
    if (failures.size > REMEMBERED && oldest !== undefined) failures.delete(oldest)
    update()
    return isNews
  }

  function retry(address: string, source: ImageSource) {
    void loadImage(source).then((isLoaded) => {
      if (!isLoaded) return fail(address, source)
      failures.delete(address)
      update()
    })
  }

  function retryAll(isOnline: boolean) {
    if (!isOnline) return
    // One that is being tried already has no time to wait.
    for (const failure of failures.values()) if (failure.until < Infinity) failure.until = 0
    update()
  }

  return {
    hasFailed(address) {
      const failure = failures.get(address)
      if (failure?.source && failure.until <= now()) {
        failure.until = Infinity
        retry(address, failure.source)
      }
      return failure !== undefined
    },
    fail,
    subscribe(listener) {
      listeners.add(listener)
      if (listeners.size === 1) {
        stopListening = onlineManager.subscribe(retryAll)
        update()
      }
      return () => {
        listeners.delete(listener)
        if (listeners.size > 0) return
        stopListening()
        clearTimeout(timer)
      }
    },
  }
}
