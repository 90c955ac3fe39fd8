import { callSafely } from '../internal/callSafely.ts'
import { readTarget, type MockRoute } from './target.ts'

/** One request the mock was sent. Never its token, its other headers or its body. */
export interface MockRequest {
  /** Counts from 1, in order of arrival; `clear` does not restart it. */
  readonly number: number
  readonly method: string
  /** The path with its query, as it was sent. */
  readonly path: string
  readonly route: MockRoute
  /** The user in the path, decoded. */
  readonly userId: string | undefined
  /** Milliseconds since the epoch. */
  readonly startedAt: number
  /** `undefined` until it is answered. */
  readonly status: number | undefined
  /** `'aborted'`: the caller went away. `'network'`: a fault cut the connection. */
  readonly outcome: 'pending' | 'answered' | 'aborted' | 'network'
}

/** What a request must be like. What is left out may be anything. */
export interface MockRequestFilter {
  method?: string | undefined
  route?: MockRoute | undefined
  userId?: string | undefined
  status?: number | undefined
  outcome?: MockRequest['outcome'] | undefined
}

/** What the mock was asked, for assertions and counters. */
export interface MockRequestLog {
  /** How many requests came since the start or `clear`, preflights and pictures included. */
  readonly count: number
  readonly inFlight: number
  /** The most that were in flight at one moment. */
  readonly peak: number
  /** The last 10 000 in order of arrival. Stays up to date; copy it to keep a moment. */
  readonly entries: readonly MockRequest[]
  /** How many of `entries` are like this, such as `{ route: 'profile', method: 'GET' }`. */
  countBy: (filter: MockRequestFilter) => number
  /** Counts from zero again. What is in flight stays in flight. */
  clear: () => void
  /** Calls `listener` whenever something above has changed, until the returned function is called. */
  subscribe: (listener: () => void) => () => void
}

type Mutable<TRequest> = { -readonly [TKey in keyof TRequest]: TRequest[TKey] }

export interface Recording {
  request: MockRequest
  /** Only the first call counts. */
  end(outcome: 'aborted' | 'network' | number): void
}

export interface RequestRecorder {
  log: MockRequestLog
  begin(method: string, target: string): Recording
}

const LIMIT = 10_000
const MAX_PATH = 2048

export function createRequestRecorder(): RequestRecorder {
  let entries: MockRequest[] = []
  let count = 0
  let lastNumber = 0
  let inFlight = 0
  let peak = 0
  const listeners = new Set<() => void>()

  function notify() {
    for (const listener of listeners) callSafely(listener)
  }

  const log: MockRequestLog = {
    get count() {
      return count
    },
    get inFlight() {
      return inFlight
    },
    get peak() {
      return peak
    },
    get entries() {
      return entries
    },
    countBy(filter) {
      return entries.filter((entry) => matches(entry, filter)).length
    },
    clear() {
      entries = []
      count = 0
      peak = inFlight
      notify()
    },
    subscribe(listener) {
      listeners.add(listener)
      return () => {
        listeners.delete(listener)
      }
    },
  }

  return {
    log,
    begin(method, target) {
      count++
      const request: Mutable<MockRequest> = {
        number: ++lastNumber,
        method,
        path: target.slice(0, MAX_PATH),
        ...readTarget(method, target),
        startedAt: Date.now(),
        status: undefined,
        outcome: 'pending',
      }
      entries.push(request)
      if (entries.length > LIMIT) entries.shift()
      inFlight++
      peak = Math.max(peak, inFlight)
      notify()
      return {
        request,
        end(outcome) {
          if (request.outcome !== 'pending') return
          inFlight--
          request.status = typeof outcome === 'number' ? outcome : undefined
          request.outcome = typeof outcome === 'number' ? 'answered' : outcome
          notify()
        },
      }
    },
  }
}

/** Whether the request has every value that the filter names. */
export function matches(request: MockRequest, filter: MockRequestFilter): boolean {
  const wanted: [unknown, unknown][] = [
    [filter.method, request.method],
    [filter.route, request.route],
    [filter.userId, request.userId],
    [filter.status, request.status],
    [filter.outcome, request.outcome],
  ]
  return wanted.every(([expected, actual]) => expected === undefined || expected === actual)
}
