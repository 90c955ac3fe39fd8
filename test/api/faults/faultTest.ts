import { getEventListeners } from 'node:events'
import { inspect } from 'node:util'
import { test as base, expect, vi } from 'vitest'
import { createProfileClient } from '../../../src/api/createProfileClient.ts'
import type { ProfileKitEvent } from '../../../src/api/events.ts'
import type { ProfileClient } from '../../../src/api/ProfileClient.ts'
import type { ProfileClientOptions } from '../../../src/api/settings.ts'
import { createFaultServer, type FaultServer } from '../../support/fault-server/createFaultServer.ts'
import {
  CANARY,
  isOwnError,
  leaks,
  watchConsole,
  watchRejections,
  watchTimers,
} from '../../support/fault-server/oracles.ts'

/** How a promise ended, and after how many milliseconds. */
export interface Settled<T> {
  value?: T
  /** What it rejected with: the oracles have made sure that it is an error of the kit, or an abort. */
  error?: unknown
  took: number
}

export interface Clock {
  /** Lets time pass, from timer to timer, until the promise has settled. */
  runUntil: (promise: Promise<unknown>) => Promise<void>
}

export interface FaultTest {
  /** The service. Closed after the test. */
  server: FaultServer
  /** A client of `server` with a canary for a token, impatient and without retries. Disposed after the test. */
  connect: (options?: Partial<ProfileClientOptions>) => ProfileClient
  /** Everything any client of this test has reported. */
  events: ProfileKitEvent[]
  /** Waits for a promise and holds its end against the oracles. `within` ms: O2. */
  settle: <T>(promise: Promise<T>, within?: number) => Promise<Settled<T>>
  /** Time that stands still until it is told to go on. For clients with a `fetch` in memory. */
  clock: Clock
  /** A controller whose signal must have no listeners left after the test. */
  controller: () => AbortController
}

// Properties run by the thousand, on machines that have other work too.
vi.setConfig({ testTimeout: 60_000 })

/** Short enough that a test of silence takes no time, long enough for a busy machine. */
export const IMPATIENT = { timeout: 250, totalTimeout: 1000, tokenTimeout: 250 } as const

/** For tests that are not about time. */
export const PATIENT = { timeout: 10_000, totalTimeout: 20_000 } as const

/** A promise may settle this much later than promised: the machine is shared. */
export const SLACK = 500

/**
 * A test with a service that fails on purpose. After it, whatever it tested:
 * nothing was rejected unheard (O1), the token is nowhere (O3), and after `dispose` no request, timer or
 * listener is left (O6). `settle` adds O2 and O7.
 */
export const test = base.extend<FaultTest & { demand: (kept: boolean, promise: string) => void }>({
  demand: [
    async ({ task }, provide) => {
      const watches = [watchRejections(), watchTimers(), watchConsole()] as const
      const [rejections, timers, log] = watches
      const demand = (kept: boolean, promise: string) => {
        if (!kept) throw new Error(`${promise}, in: ${task.name}`)
      }
      await provide(demand)
      // An unheard rejection is reported when the microtasks are done.
      await new Promise((resolve) => setTimeout(resolve, 5))
      for (const watch of watches) watch.stop()
      demand(rejections.seen.length === 0, `O1: no unhandled rejections, but ${inspect(rejections.seen)}`)
      demand(timers.open().length === 0, `O6: no timers after dispose, but ${timers.open().join('; ')}`)
      demand(!leaks(log.lines), 'O3: no token in the console')
    },
    { auto: true },
  ],
  server: async ({ task }, provide) => {
    const server = await createFaultServer({ seed: task.name.length })
    await provide(server)
    await server.close()
  },
  events: async ({ demand }, provide) => {
    const events: ProfileKitEvent[] = []
    await provide(events)
    demand(!leaks(events), 'O3: no token in an event')
  },
  connect: async ({ server, events, demand }, provide) => {
    const clients: ProfileClient[] = []
    await provide((options = {}) => {
      const { onEvent, ...rest } = options
      const client = createProfileClient({
        baseUrl: server.url,
        token: CANARY,
        ...IMPATIENT,
        retry: { limit: 0, baseDelay: 5, maxDelay: 50 },
        ...rest,
        onEvent(event) {
          events.push(event)
          onEvent?.(event)
        },
      })
      clients.push(client)
      return client
    })
    for (const client of clients) client.dispose()
    await server.quiet(SLACK)
    await new Promise(setImmediate)
    for (const client of clients) {
      const { queued, inFlight } = client.inspect()
      demand(queued + inFlight === 0, `O6: nothing under way after dispose, but ${queued} + ${inFlight}`)
      demand(getEventListeners(client.signal, 'abort').length === 0, 'O6: no listeners after dispose')
    }
    // A property makes clients by the thousand, and looking into one takes a millisecond.
    for (const client of clients.slice(0, 20)) demand(!leaks(client), 'O3: no token in the client')
  },
  settle: async ({ demand }, provide) => {
    await provide(async (promise, within = IMPATIENT.totalTimeout + SLACK) => {
      const start = performance.now()
      const settled = await promise.then(
        (value) => ({ value }),
        (error: unknown) => ({ error }),
      )
      const took = performance.now() - start
      demand(took < within, `O2: settles within ${within} ms, not ${Math.round(took)}`)
      if (!('error' in settled)) return { ...settled, took }
      const { error } = settled
      demand(isOwnError(error), `O7: only own errors reach the caller, not ${inspect(error)}`)
      demand(!leaks(error), 'O3: no token in an error')
      return { error, took }
    })
  },
  clock: async ({ demand }, provide) => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date', 'performance'] })
    await provide({
      async runUntil(promise) {
        let settled = false
        const done = () => {
          settled = true
        }
        promise.then(done, done)
        while (!settled) {
          await new Promise(setImmediate)
          if (!settled) vi.advanceTimersToNextTimer()
        }
      },
    })
    const open = vi.getTimerCount()
    vi.useRealTimers()
    demand(open === 0, `O6: no timers after dispose, but ${open}`)
  },
  controller: async ({ demand }, provide) => {
    const controllers: AbortController[] = []
    await provide(() => {
      const controller = new AbortController()
      controllers.push(controller)
      return controller
    })
    for (const { signal } of controllers) {
      demand(getEventListeners(signal, 'abort').length === 0, 'O6: no listeners on a caller’s signal')
    }
  },
})

export { expect }
