import { now } from '../internal/now.ts'

const SHORTEST_GAP = 150
// One part work, nineteen parts rest: a list that loads takes a twentieth of the page's time at most.
const REST_PER_WORK = 19
const FRAME = 16
// A hidden page draws no frames, and names may stand in its title.
const LONGEST_FRAME = 100

export interface Pacer {
  /** Asks for a commit: with the next frame, or when enough time has gone by since the last one. */
  request(when: 'next-frame' | 'in-turn'): void
  /** Forgets what was asked for. */
  stop(): void
}

/**
 * Says when to commit, so that many changes become few renders. The gap between two commits in turn is 150 ms,
 * or nineteen times what the last one cost.
 */
export function createPacer(commit: () => void): Pacer {
  let nextTurn = -Infinity
  let waitsFor: 'frame' | 'turn' | undefined
  let cancel = () => {}

  function stop() {
    cancel()
    waitsFor = undefined
  }

  function run() {
    stop()
    const start = now()
    nextTurn = start + SHORTEST_GAP
    commit()
    // React renders what a store has changed in a microtask of its own, which was queued before this one.
    queueMicrotask(() => {
      const end = now()
      nextTurn = end + Math.max(SHORTEST_GAP, REST_PER_WORK * (end - start))
    })
  }

  return {
    stop,
    request(when) {
      if (waitsFor === 'frame') return
      const delay = when === 'in-turn' ? nextTurn - now() : 0
      if (delay <= 0) {
        stop()
        waitsFor = 'frame'
        cancel = onNextFrame(run)
      } else if (waitsFor !== 'turn') {
        waitsFor = 'turn'
        const timer = setTimeout(run, delay)
        cancel = () => clearTimeout(timer)
      }
    },
  }
}

function onNextFrame(run: () => void): () => void {
  if (typeof requestAnimationFrame !== 'function') {
    const timer = setTimeout(run, FRAME)
    return () => clearTimeout(timer)
  }
  const frame = requestAnimationFrame(run)
  const timer = setTimeout(run, LONGEST_FRAME)
  return () => {
    cancelAnimationFrame(frame)
    clearTimeout(timer)
  }
}
