import { type MockRequest, type MockRequestFilter, matches } from './requestLog.ts'
import type { MockRoute } from './target.ts'

/**
 * Something that goes wrong. With `status` or `network` the service does nothing and refuses; with `body` alone it does
 * its work and only the answer is spoilt; with `delay` alone it is merely late.
 */
export interface MockFault {
  status?: number
  /** Sent instead of the real answer: text as it is, anything else as JSON. */
  body?: unknown
  /** Added to the answer, such as `{ 'Retry-After': '2' }`. */
  headers?: Record<string, string>
  /** Milliseconds before anything else happens. `Infinity` never answers, until the caller gives up. */
  delay?: number
  /** No answer at all: `fetch` rejects with a `TypeError`, a port cuts the connection. */
  network?: true
}

/** A fault for single requests: for all of them, or for those that match. Preflights always pass. */
export interface MockFaultRule extends MockFault, Pick<MockRequestFilter, 'method' | 'userId'> {
  /** Without one, pictures are left alone: a page may ask for them at any moment. */
  route?: Exclude<MockRoute, 'preflight'> | undefined
  /** How many requests it spoils. Default 1; `Infinity` until it is taken back. */
  times?: number
}

export interface FaultQueue {
  add(rule: MockFaultRule): () => void
  /** The first fault that concerns this request. Counts as used. */
  take(request: MockRequest): MockFault | undefined
  clear(): void
}

export function createFaultQueue(): FaultQueue {
  const rules = new Set<{ rule: MockFaultRule; left: number }>()
  return {
    add(rule) {
      const pending = { rule, left: rule.times ?? 1 }
      rules.add(pending)
      return () => {
        rules.delete(pending)
      }
    },
    take(request) {
      for (const pending of rules) {
        const { method, route, userId } = pending.rule
        if (route === undefined && request.route === 'avatar') continue
        if (!matches(request, { method, route, userId })) continue
        pending.left--
        if (pending.left < 1) rules.delete(pending)
        return pending.rule
      }
      return undefined
    },
    clear() {
      rules.clear()
    },
  }
}

/** Stands for a connection that broke before an answer came. */
export class ConnectionCut extends TypeError {
  constructor() {
    super('Failed to fetch (the mock was told to cut the connection)')
  }
}

const STATUSES_WITHOUT_BODY = new Set([204, 205, 304])

/** The answer a fault gives in place of the real one. */
export function faultyAnswer({ body, headers }: MockFault, status: number): Response {
  if (STATUSES_WITHOUT_BODY.has(status)) return new Response(null, { status, headers: { ...headers } })
  const text =
    typeof body === 'string'
      ? body
      : JSON.stringify(body ?? { error: 'A fault was asked for.', code: 'FAULT' })
  const type = typeof body === 'string' ? 'text/plain; charset=utf-8' : 'application/json'
  return new Response(text, { status, headers: { 'Content-Type': type, ...headers } })
}
