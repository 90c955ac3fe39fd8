import { onAbort } from '../internal/onAbort.ts'
import type { Pause } from './pause.ts'

/** Where a read stands among those that wait. It keeps its place over its retries. */
export interface Place {
  readonly userId: string | undefined
  readonly tick: number
  readonly order: number
}

export interface ReadQueue {
  /** A place for a read that is asked for now. */
  place(userId?: string): Place
  /** Calls `send` when it is this read's turn. Rejects, and never calls it, if the signal aborts before. */
  run<T>(place: Place, signal: AbortSignal, send: () => Promise<T>): Promise<T>
  /** To be called when something that decides the order, or who may start, has changed. */
  update(): void
  readonly queued: number
  readonly inFlight: number
}

interface ReadQueueOptions {
  concurrency: number
  /** How many reads of profiles share one turn. */
  groupSize: number
  pause: Pause
  urgencyOf: (userId: string | undefined) => number
  /** Reads of a user whose profile is being written wait until that has ended. */
  isHeld: (userId: string) => boolean
}

interface Waiting {
  place: Place
  urgency: number
  gone: boolean
  enter: (leave: () => void) => void
}

/**
 * Lets reads start by urgency, a bounded number at a time: the highest claim first, then the newest tick
 * (what has just scrolled into view), then in the order of asking.
 */
export function createReadQueue({
  concurrency,
  groupSize,
  pause,
  urgencyOf,
  isHeld,
}: ReadQueueOptions): ReadQueue {
  /** The most urgent one last. Sorted only when a read is due: sorting what is nearly sorted is linear. */
  let line: Waiting[] = []
  let sorted = true
  let inFlight = 0
  let asked = 0
  let tick = 0
  let tickOpen = false
  let scheduled = false

  function schedule() {
    if (scheduled) return
    scheduled = true
    const start = () => {
      scheduled = false
      line = line.filter(({ gone }) => !gone)
      dispatch()
    }
    // A group is what was asked for in one macrotask. A single read has nothing to wait for.
    if (groupSize > 1) setTimeout(start, 0)
    else queueMicrotask(start)
  }

  function dispatch() {
    while (inFlight < concurrency && pause.until === undefined) {
      const group = takeGroup()
      if (group.length === 0) return
      start(group)
    }
  }

  function start(group: Waiting[]) {
    inFlight++
    let inside = group.length
    for (const waiting of group) {
      waiting.enter(() => {
        if (--inside > 0) return
        inFlight--
        dispatch()
      })
    }
  }

  function takeGroup(): Waiting[] {
    const group: Waiting[] = []
    const held: Waiting[] = []
    sort()
    for (let next = line.pop(); next; next = line.pop()) {
      if (next.gone) continue
      if (next.place.userId !== undefined && isHeld(next.place.userId)) held.push(next)
      else if (group.length > 0 && next.place.userId === undefined) held.push(next)
      else {
        group.push(next)
        if (group.length === groupSize || next.place.userId === undefined) break
      }
    }
    line.push(...held.reverse())
    return group
  }

  function sort() {
    if (sorted) return
    for (const waiting of line) waiting.urgency = urgencyOf(waiting.place.userId)
    line.sort((a, b) => a.urgency - b.urgency || a.place.tick - b.place.tick || b.place.order - a.place.order)
    sorted = true
  }

  return {
    place(userId) {
      if (!tickOpen) {
        tickOpen = true
        tick++
        setTimeout(() => {
          tickOpen = false
        }, 0)
      }
      return { userId, tick, order: asked++ }
    },
    run(place, signal, send) {
      return new Promise((resolve, reject) => {
        const giveUp = () => {
          waiting.gone = true
          schedule()
          reject(signal.reason)
        }
        const waiting: Waiting = {
          place,
          urgency: 0,
          gone: false,
          enter(leave) {
            stop()
            send().finally(leave).then(resolve, reject)
          },
        }
        if (signal.aborted) {
          reject(signal.reason)
          return
        }
        const stop = onAbort(signal, giveUp)
        line.push(waiting)
        sorted = false
        schedule()
      })
    },
    update() {
      sorted = false
      schedule()
    },
    get queued() {
      return line.filter(({ gone }) => !gone).length
    },
    get inFlight() {
      return inFlight
    },
  }
}
