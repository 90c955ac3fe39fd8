import { abortable } from '../internal/abortable.ts'
import { onAbort } from '../internal/onAbort.ts'

export interface Writes {
  /** Carries a write out after all earlier ones for the same user. */
  run<T>(
    userId: string,
    signal: AbortSignal | undefined,
    task: (controller: AbortController) => Promise<T>,
  ): Promise<T>
  isWriting(userId: string): boolean
  abortAll(reason: unknown): void
}

/** Makes writes for one user follow each other, so that the last intention is the last to arrive. */
export function createWrites(onIdle: (userId: string) => void): Writes {
  const tails = new Map<string, Promise<unknown>>()
  const live = new Set<AbortController>()

  return {
    async run(userId, signal, task) {
      const controller = new AbortController()
      const stop = signal && onAbort(signal, () => controller.abort(signal.reason))
      live.add(controller)
      const earlier = tails.get(userId)
      const write = abortable(earlier ?? Promise.resolve(), controller.signal).then(() => task(controller))
      const tail = Promise.allSettled([earlier, write]).then(() => {
        if (tails.get(userId) !== tail) return
        tails.delete(userId)
        onIdle(userId)
      })
      tails.set(userId, tail)
      try {
        return await abortable(write, controller.signal)
      } finally {
        live.delete(controller)
        stop?.()
      }
    },
    isWriting: (userId) => tails.has(userId),
    abortAll(reason) {
      for (const controller of live) controller.abort(reason)
    },
  }
}
