import { onAbort } from './onAbort.ts'

/**
 * `work`, or a rejection with the signal's reason as soon as it aborts.
 * The listener is removed afterwards: `AbortSignal.any` on a long-lived signal keeps memory for each request.
 */
export function abortable<T>(work: PromiseLike<T>, signal: AbortSignal | undefined): Promise<T> {
  if (!signal) return Promise.resolve(work)
  return new Promise<T>((resolve, reject) => {
    const giveUp = () => {
      reject(signal.reason)
    }
    if (signal.aborted) giveUp()
    const stop = onAbort(signal, giveUp)
    work.then(resolve, reject).then(stop)
  })
}

/** Waits `delay` milliseconds, or rejects with the signal's reason. */
export function sleep(delay: number, signal: AbortSignal): Promise<void> {
  let timer: ReturnType<typeof setTimeout> | undefined
  const waited = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, delay)
  })
  return abortable(waited, signal).finally(() => {
    clearTimeout(timer)
  })
}
