import { LONGEST_DELAY } from '../internal/timer.ts'
import { type AvatarService, documentedAvatarService } from '../avatar/getAvatarUrl.ts'
import { type Base, parseBase } from './base.ts'
import type { ProfileKitEventHandler } from './events.ts'
import type { RetryOptions } from './retry.ts'
import { routes, type Routes } from './routes.ts'
import { checkToken, type TokenSource } from './tokens.ts'

export interface ProfileClientOptions {
  /**
   * Where the service is. `https`, or `http` on loopback; a path prefix is kept. In a browser also a path such as
   * `/api`, for a backend of your own behind the page's origin.
   */
  baseUrl: string | URL
  /**
   * The token of this login, or a function that gets one. A function is asked once and again when the service refuses
   * its token. `null` means signed out. Leave it out for a cookie session behind your own backend.
   */
  token?: TokenSource
  /**
   * Names this login for caches, hydration and persistence: `'public'`, a user id. The same on server and browser.
   * Together with the tenant: where that is not in a string token, give `tenantId` too.
   */
  session?: string
  /** Default: the token's `tenant_id`, then `sub_id`, else what the first answer says. */
  tenantId?: string
  /** Default `'omit'`. `'same-origin'` sends cookies, to the page's own origin only. */
  credentials?: 'omit' | 'same-origin'
  /** Default: the runtime's own. Hand in `createMockApi().fetch` to run without a service. */
  fetch?: typeof fetch
  /** Sent with every request. */
  headers?: HeadersInit
  /** Merged into reads on servers only, such as Next.js' `{ next: { revalidate: 60 } }`. */
  serverRequestInit?: RequestInit & { next?: unknown }
  /** Milliseconds per attempt, its body included. Default 10 000. */
  timeout?: number
  /** Milliseconds from the first attempt on, retries and waits included. Default 20 000. */
  totalTimeout?: number
  /** Milliseconds the token function may take. Default 10 000. */
  tokenTimeout?: number
  /** How often and how patiently reads are tried again. */
  retry?: Partial<RetryOptions>
  /** Reads in flight at once, all callers together. Default 6. */
  concurrency?: number
  /** Longest answer that is read, in bytes after decompression. Default 262 144. */
  maxResponseBytes?: number
  /**
   * Reads many profiles in one request, for a backend of yours that can. It gets the ids of one tick, at most 100.
   * Answers are matched by `user_id`; an absent one fails alone.
   */
  fetchMany?: (userIds: string[], context: { signal: AbortSignal }) => Promise<readonly unknown[]>
  /** Other routes, as templates such as `/v2/people/{user_id}`. Ids are encoded as one segment each. */
  paths?: Partial<Routes>
  /** Where generated pictures live. Default: the documented service. */
  avatar?: Partial<AvatarService>
  /** Allows `http` beyond loopback. The token then crosses the network unprotected. */
  allowInsecure?: boolean
  /** Told of everything that happens, without tokens and bodies. */
  onEvent?: ProfileKitEventHandler
  /**
   * Called once per login: the service has refused the token, and there is no other one, or that was refused too. Not
   * called where the token function fails, since it may work the next time; let it give `null` when it never will.
   */
  onUnauthorized?: () => void
}

const numbers = {
  timeout: 10_000,
  totalTimeout: 20_000,
  tokenTimeout: 10_000,
  concurrency: 6,
  maxResponseBytes: 262_144,
}

const retries: RetryOptions = { limit: 3, baseDelay: 500, maxDelay: 30_000 }

export type Settings = typeof numbers & {
  base: Base
  credentials: RequestCredentials
  fetch: typeof fetch
  headers: Headers
  serverRequestInit: RequestInit
  retry: RetryOptions
  routes: Routes
  avatar: AvatarService
}

/** Checks the options of a client, so that a mistake shows where it was made and not at the first request. */
export function readSettings(options: ProfileClientOptions): Settings {
  if (typeof options.token === 'string') checkToken(options.token)
  for (const name of ['session', 'tenantId'] as const) {
    if (options[name] === '')
      throw new TypeError(`profile-kit: ${name} is empty. Leave it out where there is none.`)
  }
  const read = readNumbers('', 1, numbers, options)
  return {
    ...read,
    concurrency: Math.floor(read.concurrency),
    base: parseBase(options.baseUrl, options.allowInsecure ?? false),
    credentials: options.credentials ?? 'omit',
    // Called through a wrapper: the browser's `fetch` refuses to run as a method of another object,
    // and a test or a tracer may replace the global one later.
    fetch: options.fetch ?? ((input, init) => globalThis.fetch(input, init)),
    headers: readHeaders(options.headers),
    serverRequestInit: options.serverRequestInit ?? {},
    retry: readNumbers('retry.', 0, retries, options.retry),
    routes: fill(routes, options.paths),
    avatar: fill(documentedAvatarService, options.avatar),
  }
}

/** The defaults, and in their place what was given: `undefined` is as good as nothing. */
function fill<T extends object>(defaults: T, given: Partial<T> = {}): T {
  const filled = { ...defaults }
  for (const name in defaults) filled[name] = given[name] ?? defaults[name]
  return filled
}

function readNumbers<T extends Record<keyof T, number>>(
  prefix: string,
  least: number,
  defaults: T,
  given: Partial<T> | undefined,
): T {
  const filled = fill(defaults, given)
  for (const name in filled) {
    const value: unknown = filled[name]
    if (typeof value === 'number' && value >= least && value <= LONGEST_DELAY) continue
    throw new TypeError(
      `profile-kit: ${prefix}${name} must be a number from ${least} to ${LONGEST_DELAY}. The default is ${defaults[name]}.`,
    )
  }
  return filled
}

function readHeaders(headers: HeadersInit | undefined): Headers {
  try {
    const result = new Headers(headers)
    result.set('accept', 'application/json')
    result.set('content-type', 'application/json')
    return result
  } catch {
    // The runtime's own message quotes the value, which may be a secret.
    throw new TypeError('profile-kit: `headers` holds a name or a value that HTTP does not allow.')
  }
}
