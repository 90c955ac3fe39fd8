import type { Pause } from './pause.ts'
import { type Query, type RouteIds, fillRoute } from './routes.ts'
import type { Tokens } from './tokens.ts'
import type { Transport, WireRequest } from './transport.ts'

/** What a call asks of the service. */
export interface Asked extends Pick<WireRequest, 'method' | 'route' | 'body'> {
  ids: RouteIds
  query?: Query
}

/** Sends one attempt, counted from 1, and gives the JSON of its answer. */
export type Load = (attempt: number, signal: AbortSignal) => Promise<unknown>

interface PreparedRequest {
  /** The same for requests that get the same answer. */
  key: string
  load: Load
}

interface Wiring {
  tokens: Tokens
  pause: Pause
  transport: Transport
  tenantId: () => string | undefined
}

/** Checks requests, and binds each to the login as it is when a call begins. */
export function createRequests({ tokens, pause, transport, tenantId }: Wiring) {
  return function prepare({ ids, query, ...rest }: Asked): PreparedRequest {
    const fill = (tenant: string | undefined) => fillRoute(rest.route, { ...ids, tenant }, query)
    // The tenant may be known only when a token is there. A wrong id shows before anything is asked.
    const key = fill('?')
    const exchange = tokens.begin()
    return {
      key,
      load: (attempt, signal) =>
        exchange(signal, async (token) => {
          // A token may take a while to come, and the service may have asked for a pause by then.
          await pause.over(signal)
          return transport({ ...rest, path: fill(tenantId()), userId: ids.user, token, attempt, signal })
        }),
    }
  }
}
