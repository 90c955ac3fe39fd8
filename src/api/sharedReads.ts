/** A remount (React's StrictMode, a list that re-keys) comes back within this many milliseconds. */
const GRACE = 50

/** Carries a read out until its controller aborts, and says when it has left the queue. */
export type ReadTask<T> = (controller: AbortController, onSent: () => void) => Promise<T>

/** One caller's part in a read. */
export interface Share<T> {
  promise: Promise<T>
  /** To be called once, by a caller that no longer wants the answer. */
  leave: (reason: unknown) => void
}

export interface SharedReads<T> {
  /** Takes part in the read under way for this key, or starts one. */
  join(key: string, task: ReadTask<T>): Share<T>
  /** From now on nobody joins a read of this key that was sent already. */
  seal(key: string): void
  abortAll(reason: unknown): void
}

interface SharedRead<T> {
  promise: Promise<T>
  controller: AbortController
  callers: number
  sent: boolean
  leaving?: ReturnType<typeof setTimeout>
}

/** Makes one read of all that are asked for at the same time under one key. It ends early when nobody wants it. */
export function createSharedReads<T>(): SharedReads<T> {
  const joinable = new Map<string, SharedRead<T>>()
  const live = new Set<SharedRead<T>>()

  function start(key: string, task: ReadTask<T>): SharedRead<T> {
    const controller = new AbortController()
    const promise = task(controller, () => {
      read.sent = true
    }).finally(() => {
      forget(key, read)
    })
    const read: SharedRead<T> = { promise, controller, callers: 0, sent: false }
    // When the last caller has left, nobody listens to the rejection that follows.
    promise.catch(() => {})
    joinable.set(key, read)
    live.add(read)
    return read
  }

  function forget(key: string, read: SharedRead<T>) {
    clearTimeout(read.leaving)
    live.delete(read)
    if (joinable.get(key) === read) joinable.delete(key)
  }

  function abort(key: string, read: SharedRead<T>, reason: unknown) {
    forget(key, read)
    read.controller.abort(reason)
  }

  return {
    join(key, task) {
      const read = joinable.get(key) ?? start(key, task)
      read.callers++
      clearTimeout(read.leaving)
      return {
        promise: read.promise,
        leave(reason) {
          if (--read.callers > 0 || !live.has(read)) return
          if (!read.sent) abort(key, read, reason)
          else read.leaving = setTimeout(abort, GRACE, key, read, reason)
        },
      }
    },
    seal(key) {
      if (joinable.get(key)?.sent) joinable.delete(key)
    },
    abortAll(reason) {
      // Each forgets itself as soon as it has ended.
      for (const { controller } of live) controller.abort(reason)
    },
  }
}
