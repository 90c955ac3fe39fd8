import { abortable } from '../internal/abortable.ts'
import { now } from '../internal/now.ts'
import { LONGEST_DELAY } from '../internal/timer.ts'
import type { EventLog } from './events.ts'

/** All that wait for the same end would come back in the same moment, so each client adds up to this many ms. */
const SPREAD = 2000

export interface Pause {
  readonly until: number | undefined
  /** Pauses everything for `delay` ms and a random bit more. A longer pause that is under way stays. */
  begin(delay: number): void
  /** Resolves when no pause is under way, at once where none is. */
  over(signal: AbortSignal): Promise<void>
  /** Milliseconds left. */
  left(): number
  clear(): void
}

export function createPause(emit: EventLog['emit'], onEnd: () => void): Pause {
  let until: number | undefined
  let timer: ReturnType<typeof setTimeout> | undefined
  let waiting = deferred()

  function end() {
    until = undefined
    waiting.resolve()
    waiting = deferred()
    emit({ type: 'resume' })
    onEnd()
  }

  return {
    get until() {
      return until
    },
    begin(delay) {
      const wait = Math.min(delay + Math.random() * SPREAD, LONGEST_DELAY)
      const next = now() + wait
      if (until !== undefined && until >= next) return
      until = next
      clearTimeout(timer)
      timer = setTimeout(end, wait)
      emit({ type: 'pause', until })
    },
    async over(signal) {
      while (until !== undefined) await abortable(waiting.promise, signal)
    },
    left: () => (until === undefined ? 0 : Math.max(0, until - now())),
    clear() {
      clearTimeout(timer)
      until = undefined
    },
  }
}

function deferred() {
  let resolve = () => {}
  const promise = new Promise<void>((done) => {
    resolve = done
  })
  return { promise, resolve }
}
