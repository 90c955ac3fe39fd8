import { now } from '../../internal/now.ts'

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
 * Says when to commit, so that many changes become few renders. The gap between two commits in turn is 150 ms, or
 * nineteen times what the last one cost the page, painting included.
 */
export function createPacer(commit: () => void): Pacer {
  let nextTurn = -Infinity
  let waitsFor: 'frame' | 'turn' | undefined
  let cancel = () => {}

  function stop() {
    cancel()
    waitsFor = undefined
  }

  function run(isDrawn: boolean) {
    stop()
    const start = now()
    nextTurn = start + SHORTEST_GAP
    commit()
    // After a frame, the next task comes when React has rendered and the browser has laid out and painted. In a page
    // that draws none, timers are held back, and tell nothing.
    if (isDrawn) setTimeout(noteCost, 0, start)
  }

  function noteCost(start: number) {
    const end = now()
    nextTurn = end + Math.max(SHORTEST_GAP, REST_PER_WORK * (end - start))
  }

  function waitForFrame() {
    stop()
    waitsFor = 'frame'
    cancel = onNextFrame(run)
  }

  return {
    stop,
    request(when) {
      if (waitsFor === 'frame') return
      const delay = when === 'in-turn' ? nextTurn - now() : 0
      if (delay <= 0) waitForFrame()
      else if (waitsFor !== 'turn') {
        waitsFor = 'turn'
        const timer = setTimeout(waitForFrame, delay)
        cancel = () => clearTimeout(timer)
      }
    },
  }
}

function onNextFrame(run: (isDrawn: boolean) => void): () => void {
  const hasFrames = typeof requestAnimationFrame === 'function'
  const frame = hasFrames ? requestAnimationFrame(() => run(true)) : 0
  const timer = setTimeout(run, hasFrames ? LONGEST_FRAME : FRAME, false)
  return () => {
    clearTimeout(timer)
    if (hasFrames) cancelAnimationFrame(frame)
  }
}
