import { onlineManager } from '@tanstack/react-query'
import { now } from '../internal/now.ts'

/** After this many milliseconds, a picture that was broken is tried again. */
const TRIED_AGAIN = 60_000
/** More than any page shows; the oldest go first. */
const REMEMBERED = 1_000

/** Which pictures cannot be loaded, so that a hundred rows do not find out a hundred times. One for each provider. */
export interface PictureMemory {
  hasFailed: (address: string) => boolean
  fail: (address: string) => void
  /** Calls back when an answer of `hasFailed` may have changed. */
  subscribe: (listener: () => void) => () => void
}

export function createPictureMemory(): PictureMemory {
  const failedUntil = new Map<string, number>()
  const listeners = new Set<() => void>()
  let timer: ReturnType<typeof setTimeout> | undefined
  let stopListening = () => {}

  function forget(before: number) {
    for (const [address, until] of failedUntil) if (until <= before) failedUntil.delete(address)
    update()
  }

  function update() {
    clearTimeout(timer)
    const next = Math.min(...failedUntil.values())
    if (listeners.size > 0 && next < Infinity) timer = setTimeout(() => forget(now()), next - now())
    for (const listener of listeners) listener()
  }

  function fail(address: string) {
    // A drawing stays as it is.
    failedUntil.set(address, address.startsWith('data:') ? Infinity : now() + TRIED_AGAIN)
    const [oldest] = failedUntil.keys()
    if (failedUntil.size > REMEMBERED && oldest !== undefined) failedUntil.delete(oldest)
    update()
  }

  return {
    hasFailed: (address) => (failedUntil.get(address) ?? 0) > now(),
    fail,
    subscribe(listener) {
      listeners.add(listener)
      if (listeners.size === 1) {
        stopListening = onlineManager.subscribe((isOnline) => isOnline && forget(Number.MAX_VALUE))
        forget(now())
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
