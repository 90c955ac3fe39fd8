import type { MiddlewareHandler } from 'hono'
import { abortable, sleep } from '../internal/abortable.ts'
import { refusal, unauthorized } from './answers.ts'
import { corsHeaders, preflight } from './cors.ts'
import type { MockContext, MockEnv } from './env.ts'
import { ConnectionCut, faultyAnswer, type MockFault } from './faults.ts'
import { readToken, type TokenReading } from './readToken.ts'
import type { MockRequest } from './requestLog.ts'
import { decodeSegment, pathOf } from './target.ts'

/** What is to go wrong with this request. */
export type FindFault = (request: MockRequest, token: TokenReading) => MockFault | undefined

type Middleware = MiddlewareHandler<MockEnv>

/** Gives every answer, the refusals too, an id, the headers against caches, and those that let allowed pages read it. */
export function addHeaders(origins: readonly string[]): Middleware {
  return async (context, next) => {
    const origin = context.req.raw.headers.get('origin')
    if (context.req.method === 'OPTIONS') context.res = preflight(origin, origins)
    else await next()
    const { headers } = context.res
    headers.set('X-Request-Id', `mock-${String(context.env.request.number).padStart(6, '0')}`)
    headers.set('Vary', 'Authorization, Origin')
    if (!headers.has('Cache-Control')) headers.set('Cache-Control', 'private, no-store')
    for (const [name, value] of Object.entries(corsHeaders(origin, origins))) headers.set(name, value)
  }
}

/** Refuses what cannot be decoded before anything looks at it. */
export const refuseBadPaths: Middleware = async (context, next) => {
  const segments = pathOf(context.env.target).split('/')
  if (segments.some((segment) => decodeSegment(segment) === undefined)) {
    return refusal(400, 'INVALID_PATH', 'The path holds a percent escape that is not UTF-8.')
  }
  return next()
}

/** Reads the token and does what the scenario and the single faults ask for. */
export function goWrong(findFault: FindFault): Middleware {
  return async (context, next) => {
    const token = readToken(context.req.raw.headers.get('authorization'))
    context.set('token', token)
    const fault = findFault(context.env.request, token)
    if (!fault) return next()
    if (fault.delay !== undefined) await wait(fault.delay, context.env.signal)
    if (fault.network) throw new ConnectionCut()
    if (fault.status !== undefined) return faultyAnswer(fault, fault.status)
    await next()
    spoil(context, fault)
  }
}

/** Refuses who is not logged in; the answer is for the token's tenant. Comes after `goWrong`. */
export function requireToken(defaultTenantId: string): Middleware {
  return async (context, next) => {
    const { token } = context.var
    if (token === 'missing') return unauthorized('AUTH_001', 'Send "Authorization: Bearer <token>".')
    if (token === 'malformed') return unauthorized('AUTH_002', 'The bearer token is not a JWT.')
    context.set('tenantId', token.tenantId ?? defaultTenantId)
    return next()
  }
}

export function answerError(error: Error, context: MockContext): Response {
  // Not failures of the mock: the caller is gone, or is meant to see no answer.
  if (error instanceof ConnectionCut || context.env.signal.aborted) throw error
  return refusal(500, 'INTERNAL', error.message)
}

function wait(delay: number, signal: AbortSignal): Promise<void> {
  // A timer of Infinity would fire at once.
  return Number.isFinite(delay) ? sleep(delay, signal) : abortable(new Promise(() => {}), signal)
}

function spoil(context: MockContext, fault: MockFault) {
  if (fault.body !== undefined) context.res = faultyAnswer(fault, context.res.status)
  for (const [name, value] of Object.entries(fault.headers ?? {})) context.res.headers.set(name, value)
}
