import { createExpiry } from './expiry.ts'
import type { MockFault } from './faults.ts'
import { hash32 } from '../internal/hash32.ts'
import { chance } from './chance.ts'
import { createLruMap } from './lruMap.ts'
import { createRateLimit, REQUESTS_PER_SECOND } from './rateLimit.ts'
import type { TokenReading } from './readToken.ts'
import type { MockRequest } from './requestLog.ts'

/**
 * How the service is doing. What goes wrong depends on the seed and on how often the same request came before, not on
 * the order in which requests arrive: two runs of one seed see the same faults.
 *
 * - `healthy`: everything works.
 * - `slow`: every answer takes one to two seconds.
 * - `flaky`: about a third of the answers are a 500, a 502 in HTML, a 503 or a cut connection; never more than two in
 *   a row for the same request, so that a client that tries again gets through.
 * - `rate-limited`: twenty requests a second for each token; the rest get 429 with `Retry-After: 1`.
 * - `token-expired`: 401 for every token seen before, and for a user's first one; any other token is good.
 * - `down`: 503 for everything but pictures.
 * - `broken-images`: profiles come with a picture address, on the mock's own origin, that answers 404.
 * - `malformed`: the service does its work, and answers with HTML, an array, wrong types, `null`, cut JSON or nothing.
 */
export type MockScenario = (typeof mockScenarios)[number]

export const mockScenarios = [
  'healthy',
  'slow',
  'flaky',
  'rate-limited',
  'token-expired',
  'down',
  'broken-images',
  'malformed',
] as const

export interface Scenarios {
  readonly current: MockScenario
  set(scenario: MockScenario): void
  /** What is to go wrong with this request. Counts as one more try of it. */
  faultFor(request: MockRequest, token: TokenReading): MockFault | undefined
  reset(): void
}

interface Visit {
  key: string
  /** How often this very request came before. */
  earlier: number
  token: TokenReading
}

export function createScenarios(initial: MockScenario, seed: number): Scenarios {
  const visits = createLruMap<number>(10_000)
  const failedInRow = createLruMap<number>(10_000)
  const rateLimit = createRateLimit()
  const expiry = createExpiry()
  let current = initial

  function checkExpiry(token: TokenReading): MockFault | undefined {
    if (typeof token === 'string' || !expiry.isExpired(token, current === 'token-expired')) return undefined
    const body = { error: 'The token has expired.', code: 'AUTH_003' }
    return { status: 401, body, headers: { 'WWW-Authenticate': 'Bearer' } }
  }

  function flaky({ key, earlier }: Visit): MockFault | undefined {
    const failed = failedInRow.get(key) ?? 0
    const fails = failed < 2 && chance(`fails ${earlier} ${key}`, seed) < 0.35
    failedInRow.set(key, fails ? failed + 1 : 0)
    return fails ? pick(failures, `failure ${earlier} ${key}`, seed) : undefined
  }

  const rules: Record<MockScenario, (visit: Visit) => MockFault | undefined> = {
    healthy: () => undefined,
    slow: ({ key, earlier }) => ({ delay: 1000 + 1000 * chance(`delay ${earlier} ${key}`, seed) }),
    flaky,
    'rate-limited': ({ token }) =>
      rateLimit.isOver(typeof token === 'string' ? token : token.fingerprint) ? tooManyRequests : undefined,
    // Tokens are looked at in every scenario, because this one is about those seen before it began.
    'token-expired': () => undefined,
    down: () => unavailable,
    'broken-images': () => undefined,
    malformed: ({ key, earlier }) => malformed[(hash32(`shape ${key}`, seed) + earlier) % malformed.length],
  }

  function clear() {
    visits.clear()
    failedInRow.clear()
    rateLimit.clear()
  }

  return {
    get current() {
      return current
    },
    set(scenario) {
      clear()
      expiry.forgetExpired()
      if (scenario === 'token-expired') expiry.expireAll()
      current = scenario
    },
    faultFor(request, token) {
      const key = `${request.method} ${request.path}`
      const earlier = visits.get(key) ?? 0
      visits.set(key, earlier + 1)
      return checkExpiry(token) ?? rules[current]({ key, earlier, token })
    },
    reset() {
      clear()
      expiry.clear()
      current = initial
    },
  }
}

const unavailable: MockFault = {
  status: 503,
  body: { error: 'The service is down.', code: 'UNAVAILABLE' },
}

const tooManyRequests: MockFault = {
  status: 429,
  body: { error: `More than ${REQUESTS_PER_SECOND} requests in a second.`, code: 'RATE_LIMITED' },
  headers: { 'Retry-After': '1' },
}

const html = { 'Content-Type': 'text/html; charset=utf-8' }

const failures: readonly MockFault[] = [
  { status: 500, body: { error: 'Something broke.', code: 'INTERNAL' } },
  { status: 502, body: '<html><body><h1>502 Bad Gateway</h1></body></html>', headers: html },
  unavailable,
  { network: true },
]

const malformed: readonly MockFault[] = [
  { body: '<!doctype html><title>Sign in</title><p>Welcome to the hotel.', headers: html },
  { body: [] },
  { body: { tenant_id: 7, user_id: null, name: ['x'], entries: 'none', rank: 'first' } },
  { body: '{"tenant_id":"demo","user_id":"us', headers: { 'Content-Type': 'application/json' } },
  { body: 'null', headers: { 'Content-Type': 'application/json' } },
  { body: '', headers: { 'Content-Type': 'application/json' } },
]

function pick<T>(choices: readonly T[], text: string, seed: number): T | undefined {
  return choices[hash32(text, seed) % choices.length]
}
