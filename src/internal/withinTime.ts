import { abortable } from './abortable.ts'
import { onAbort } from './onAbort.ts'

interface Limits {
  /** Milliseconds. */
  timeout: number
  /** The error for work that takes longer. */
  late: () => Error
  /** Ends the work early. */
  signal: AbortSignal
}

/** Does `work`, but not for longer than the limits allow. Its own signal aborts as soon as it has failed. */
export async function withinTime<T>(
  { timeout, late, signal }: Limits,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  signal.throwIfAborted()
  const controller = new AbortController()
  const stop = onAbort(signal, () => {
    controller.abort(signal.reason)
  })
  const timer = setTimeout(() => {
    controller.abort(late())
  }, timeout)
  try {
    return await abortable(work(controller.signal), controller.signal)
  } catch (error) {
    controller.abort(error)
    throw controller.signal.reason
  } finally {
    clearTimeout(timer)
    stop()
  }
}
