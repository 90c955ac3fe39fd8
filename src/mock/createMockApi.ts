import type { MockLeaderboard } from './boards.ts'
import { createMockService } from './createMockService.ts'
import type { MockFaultRule } from './faults.ts'
import type { MockProfile } from './profileStore.ts'
import type { MockRequestLog } from './requestLog.ts'
import type { MockScenario } from './scenarios.ts'

export interface MockApiOptions {
  /** The tenant of tokens that name none, and of `profiles` that name none. Default `'demo'`. */
  tenantId?: string
  /** People to begin with. Everyone else is made up when first asked for. */
  profiles?: readonly MockProfile[]
  /** Boards by id; every tenant has them. Default: `weekly`, a thousand entries. See `createStandings`. */
  leaderboards?: Readonly<Record<string, MockLeaderboard>>
  /** Default `'healthy'`. */
  scenario?: MockScenario
  /** The same seed gives the same names, times and faults. Default 1. */
  seed?: number
  /**
   * Where generated pictures point: at the documented service, or, with `'own'`, at this mock, on the origin it was
   * asked at. Default `'documented'` in a page, because an `<img>` there does not pass through `fetch`; `'own'` where
   * the mock is served on a port or by Vite.
   */
  avatars?: 'documented' | 'own'
  /** Origins, besides this machine's, whose pages may read answers, such as `https://app.example.com`. */
  origins?: readonly string[]
  /** How many profiles are kept; the one used longest ago goes first. Default 50 000. */
  maxProfiles?: number
  /** Milliseconds since the epoch, for real times. Default: made-up times that are the same in every run. */
  now?: () => number
}

export interface MockApi {
  /**
   * The service, as a `fetch` without a network. Takes what the global one takes, honours `signal`, and is a property:
   * hand it around freely.
   */
  fetch: typeof fetch
  /** What was asked: count, peak in flight, order. */
  readonly requests: MockRequestLog
  /** The scenario right now. */
  readonly scenario: MockScenario
  /** Switches the scenario, from the next request on. Profiles stay. */
  setScenario: (scenario: MockScenario) => void
  /**
   * Makes the next request go wrong, or the next ones that match, whatever the scenario.
   * Returns a function that takes back what has not been used.
   *
   * @example api.failNext({ status: 503, userId: 'ada', times: 2 })
   * @example const release = api.failNext({ delay: Infinity, times: Infinity })
   */
  failNext: (fault: MockFaultRule) => () => void
  /** Back to the beginning: profiles, times, scenario, faults and `requests`. */
  reset: () => void
}

/**
 * The profile service again, for demos and tests: it creates profiles when they are read, keeps changes, checks that
 * tokens are there, ranks users and draws faces, in memory alone.
 *
 * **Never for production.** It reads tokens without verifying them.
 *
 * It does what the service documents. What the service leaves open is assumed: `assumed.ts` lists it, and so does
 * `npx profile-kit mock --help`.
 *
 * @example
 * const api = createMockApi({ leaderboards: { weekly: createStandings({ size: 10_000 }) } })
 * const client = createProfileClient({
 *   baseUrl: 'https://api.example.com',
 *   token: createMockToken({ tenantId: 'demo', userId: 'ada' }),
 *   fetch: api.fetch,
 * })
 */
export function createMockApi(options: MockApiOptions = {}): MockApi {
  return createMockService(options).api
}
