import { withinTime } from '../internal/withinTime.ts'
import { type Base, isBrowser, toUrl } from './base.ts'
import { ProfileKitError, hasDigest } from './errors.ts'
import type { EventLog } from './events.ts'
import { toHttpError } from './httpError.ts'
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

/** The only place that touches the network, and the only one that writes the token into a request. */
export function createTransport(options: TransportOptions): Transport {
  const { base, timeout, follow } = options

  return async (request) => {
    const { method, route, path, userId, attempt, signal } = request
    const url = toUrl(base, path)
    signal.throwIfAborted()
    const answer = await follow({ method, route, attempt, userId }, () =>
      withinTime({ timeout, late, signal }, async (inTime) => {
        try {
          return await send(url, { ...request, signal: inTime }, options)
        } catch (error) {
          throw hasDigest(error) ? error : noAnswer()
        }
      }),
    )
    return readJson(answer)
  }

  function late(): ProfileKitError {
    return new ProfileKitError('timeout', `the service took longer than ${timeout} ms.`, { retryable: true })
  }
}

interface Answer {
  status: number
  headers: Headers
  isRedirect: boolean
  requestId: string | undefined
  /** What was read, or what is wrong with it. */
  text: string | ProfileKitError
}

async function send(
  url: URL,
  { method, body, token, signal }: WireRequest,
  { fetch, headers, credentials, serverRequestInit, maxResponseBytes }: TransportOptions,
): Promise<Answer> {
  const ownHeaders = new Headers(headers)
  if (token !== undefined) ownHeaders.set('authorization', `Bearer ${token}`)
  const response = await fetch(url, {
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
  const { status, type } = response
  return {
    status,
    headers: response.headers,
    isRedirect: type === 'opaqueredirect' || (status >= 300 && status < 400 && status !== 304),
    requestId: readRequestId(response.headers),
    text: await readBody(response, maxResponseBytes),
  }
}

function readJson({ status, headers, isRedirect, requestId, text }: Answer): unknown {
  if (isRedirect) throw redirected(status)
  if (status >= 400) throw toHttpError(status, headers, typeof text === 'string' ? text : '', requestId)
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

function readRequestId(headers: Headers): string | undefined {
  const id = headers.get('x-request-id')
  return id === null ? undefined : id.slice(0, 200)
}

// What the runtime throws is not passed on: some quote the headers, and with them the token.
function noAnswer(): ProfileKitError {
  return new ProfileKitError(
    'network',
    'no answer came: the connection failed, or the browser withheld it (CORS).',
    { retryable: true },
  )
}

function redirected(status: number): ProfileKitError {
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
