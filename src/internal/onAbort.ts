const listeners = new WeakMap<AbortSignal, Set<() => void>>()

/**
 * Calls back once when the signal aborts, until the returned function is called.
 * However many wait for one signal, it gets one listener: Node warns of a leak from eleven on, and takes longer to
 * remove each the more there are.
 */
export function onAbort(signal: AbortSignal, listener: () => void): () => void {
  const waiting = listeners.get(signal) ?? listen(signal)
  waiting.add(listener)
  return () => {
    waiting.delete(listener)
    if (waiting.size > 0 || listeners.get(signal) !== waiting) return
    listeners.delete(signal)
    signal.removeEventListener('abort', tell)
  }
}

function listen(signal: AbortSignal): Set<() => void> {
  const waiting = new Set<() => void>()
  listeners.set(signal, waiting)
  signal.addEventListener('abort', tell, { once: true })
  return waiting
}

function tell(this: AbortSignal) {
  const waiting = listeners.get(this)
  listeners.delete(this)
  for (const listener of waiting ?? []) listener()
}
