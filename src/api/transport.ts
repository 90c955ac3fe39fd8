import { now } from '../internal/now.ts'
import { withinTime } from '../internal/withinTime.ts'
import { type Base, isBrowser, toUrl } from './base.ts'
import { ProfileKitError, hasDigest } from './errors.ts'
import type { EventLog } from './events.ts'
import { hideToken, toHttpError } from './httpError.ts'
import { readBody } from './readBody.ts'

export interface WireRequest {
  method: 'GET' | 'PUT'
  /** The address as a template, for events. */
  route: string
  /** The address below the base. */
  path: string
  userId: string | undefined
  body?: string
  token: string | undefined
  /** From 1. */
  attempt: number
  signal: AbortSignal
}

export interface TransportOptions {
  base: Base
  fetch: typeof fetch
  headers: Headers
  credentials: RequestCredentials
  serverRequestInit: RequestInit
  timeout: number
  maxResponseBytes: number
  follow: EventLog['follow']
}

/** Sends a request once and gives the parsed JSON of its answer. Failures are `ProfileKitError`s. */
export type Transport = (request: WireRequest) => Promise<unknown>

/** The longest time for the body of a refusal, in milliseconds. */
const PATIENCE = 1000

/** The only place that touches the network, and the only one that writes the token into a request. */
export function createTransport(options: TransportOptions): Transport {
  const { base, timeout, follow, maxResponseBytes } = options

  return async (request) => {
    const { method, route, path, userId, attempt, signal } = request
    const url = toUrl(base, path)
    signal.throwIfAborted()
    const answer = await follow({ method, route, attempt, userId }, () => {
      const end = now() + timeout
      return withinTime({ timeout, late, signal }, async (inTime) =>
        readAnswer(await send(url, { ...request, signal: inTime }, options), request.token, end),
      )
    })
    return readJson(answer)
  }

  async function readAnswer(response: Response, token: string | undefined, end: number): Promise<Answer> {
    const { status, headers } = response
    const requestId = hideToken(headers.get('x-request-id'), token)?.slice(0, 200)
    // The status of a refusal says enough: it must not get lost in the time its body takes.
    const patience = status < 400 ? undefined : Math.min(PATIENCE, (end - now()) / 2)
    const text = refuseRedirect(response) ?? (await readBody(response, maxResponseBytes, patience))
    return { status, headers, token, requestId, text }
  }

  function late(): ProfileKitError {
    return new ProfileKitError('timeout', `the service took longer than ${timeout} ms.`, { retryable: true })
  }
}

interface Answer {
  status: number
  headers: Headers
  token: string | undefined
  requestId: string | undefined
  /** What was read, or what is wrong with it. */
  text: string | ProfileKitError
}

async function send(
  url: URL,
  { method, body, token, signal }: WireRequest,
  { fetch, headers, credentials, serverRequestInit }: TransportOptions,
): Promise<Response> {
  const ownHeaders = new Headers(headers)
  if (token !== undefined) ownHeaders.set('authorization', `Bearer ${token}`)
  try {
    return await fetch(url, {
      ...(method === 'GET' && !isBrowser() && serverRequestInit),
      // A browser's cache knows addresses, not tokens: it would hand one tenant's answer to another. Some server
      // runtimes refuse both options; there, their author decides through `serverRequestInit`.
      ...(isBrowser() && { cache: 'no-store', credentials }),
      method,
      headers: ownHeaders,
      // Followed, another origin's JSON would pass for an answer, and a redirected PUT for a success.
      redirect: 'manual',
      signal,
      ...(body !== undefined && { body }),
    })
  } catch (error) {
    throw hasDigest(error) ? error : noAnswer()
  }
}

function readJson(answer: Answer): unknown {
  const { status, headers, text } = answer
  if (status >= 400) throw toHttpError({ ...answer, text: typeof text === 'string' ? text : '' })
  if (typeof text !== 'string') throw text
  if (status !== 200 && status !== 201)
    throw invalidAnswer(`status ${status}, which carries no profile`, status)
  const type = headers.get('content-type')
  if (type && !/json|text\/plain|octet-stream/i.test(type)) {
    throw invalidAnswer('something other than JSON (a login page or a proxy, perhaps)', status)
  }
  try {
    return JSON.parse(text)
  } catch {
    throw invalidAnswer('text that is not JSON', status)
  }
}

// What the runtime throws is not passed on: some quote the headers, and with them the token.
function noAnswer(): ProfileKitError {
  return new ProfileKitError(
    'network',
    'no answer came: the connection failed, or the browser withheld it (CORS).',
    { retryable: true },
  )
}

function refuseRedirect({ type, status, body }: Response): ProfileKitError | undefined {
  if (type !== 'opaqueredirect' && (status < 300 || status >= 400 || status === 304)) return undefined
  // Not awaited: a stream may never answer.
  body?.cancel().catch(() => {})
  return new ProfileKitError(
    'redirect',
    'the service sent a redirect, which is not followed. Set baseUrl to the final address.',
    { status: status || undefined },
  )
}

function invalidAnswer(what: string, status: number): ProfileKitError {
  return new ProfileKitError('invalid-response', `the service answered with ${what}.`, {
    retryable: true,
    status,
  })
}
