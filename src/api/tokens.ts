import { abortable } from '../internal/abortable.ts'
import { callSafely } from '../internal/callSafely.ts'
import { withinTime } from '../internal/withinTime.ts'
import { ProfileKitError, isProfileKitError, passesThrough } from './errors.ts'
import type { EventLog } from './events.ts'

export interface TokenContext {
  /** `'rejected'` when the service refused the last token: get a new one, do not repeat it. */
  reason: 'first' | 'rejected'
  /** Aborted when `tokenTimeout` is over or the client is disposed. */
  signal: AbortSignal
}

export type TokenSource = string | ((context: TokenContext) => string | null | Promise<string | null>)

/** Gets no token where the session is a cookie's. */
type Send<T> = (token: string | undefined) => Promise<T>

/** Sends with the token, and once more with a new one where the service refuses that. */
export type Exchange = <T>(signal: AbortSignal, send: Send<T>) => Promise<T>

export interface Tokens {
  /** Binds a call to the login as it is now: when that fails, the call fails with it and sends nothing more. */
  begin(): Exchange
  forget(): void
}

/** What all calls share that were made between two refusals for good. */
interface Login {
  failure?: unknown
}

interface TokensOptions {
  source: TokenSource | undefined
  timeout: number
  lifetime: AbortSignal
  emit: EventLog['emit']
  onToken: (token: string) => void
  onUnauthorized: (() => void) | undefined
}

/** Keeps one token until it is refused, and asks for another one once, however many requests were refused. */
export function createTokens({
  source,
  timeout,
  lifetime,
  emit,
  onToken,
  onUnauthorized,
}: TokensOptions): Tokens {
  let current: string | undefined
  /** Empty where the session is a cookie's. */
  let refused: string | undefined
  let asking: Promise<string> | undefined
  let login: Login = {}
  let isTold = false

  function fail(error: unknown): never {
    if (refused !== undefined && isProfileKitError(error) && !error.retryable) tellOnce()
    login.failure = error
    login = {}
    current = undefined
    throw error
  }

  // Not within a request: a listener that throws or disposes the client must not change how the request ends.
  function tellOnce() {
    if (!isTold) queueMicrotask(() => lifetime.aborted || callSafely(onUnauthorized))
    isTold = true
  }

  function ask(used?: string): Promise<string> {
    asking ??= answer(used).finally(() => {
      asking = undefined
    })
    return asking
  }

  async function answer(used?: string): Promise<string> {
    const reason = refused === undefined ? 'first' : 'rejected'
    try {
      const token = await callSource(source, reason, timeout, lifetime)
      if (token === used) throw refusedAgain()
      onToken(token)
      current = token
      if (reason === 'rejected' && token !== refused) emit({ type: 'token-refresh', outcome: 'renewed' })
      return token
    } catch (error) {
      lifetime.throwIfAborted()
      if (reason === 'rejected') emit({ type: 'token-refresh', outcome: 'failed' })
      return fail(error)
    }
  }

  async function renew(used: string): Promise<string> {
    // A late refusal of an older token: the newer one is here already.
    if (current !== undefined && current !== used) return current
    if (!asking) {
      refused = used
      current = undefined
    }
    return ask(used)
  }

  function giveUp(used: string | undefined, refusal: unknown): never {
    if (current !== used) throw refusal
    refused = used ?? ''
    fail(refusal)
  }

  async function exchange<T>(mine: Login, signal: AbortSignal, send: Send<T>): Promise<T> {
    checkLogin(mine)
    let token = source === undefined ? undefined : (current ?? (await abortable(ask(), signal)))
    for (let isReplay = false; ; isReplay = true) {
      try {
        const answer = await send(token)
        // Whoever was told of the end of one login is told of the next one's, too.
        if (mine === login && token !== refused) isTold = false
        return answer
      } catch (error) {
        if (!isRefusal(error)) throw error
        checkLogin(mine)
        if (token === undefined || isReplay) return giveUp(token, error)
        token = await abortable(renew(token), signal)
      }
    }
  }

  return {
    begin() {
      const mine = login
      return (signal, send) => exchange(mine, signal, send)
    },
    forget() {
      current = refused = asking = undefined
    },
  }
}

function checkLogin({ failure }: Login) {
  if (failure) throw failure
}

/** Whether the service has refused a token, or a cookie. */
function isRefusal(error: unknown): boolean {
  return isProfileKitError(error) && error.status === 401
}

/** Characters. No server takes a longer header line. */
export const MAX_TOKEN_LENGTH = 16_384

/** @throws {ProfileKitError} `invalid-token`, without the token: errors end up in logs. */
export function checkToken(token: unknown): string {
  if (typeof token === 'string' && token.length <= MAX_TOKEN_LENGTH && /^[\x21-\x7e]+$/.test(token))
    return token
  throw new ProfileKitError(
    'invalid-token',
    `the token cannot be sent, so no request was. It must be a string of 1 to ${MAX_TOKEN_LENGTH} visible ASCII characters, ` +
      'without "Bearer" and line breaks; null means signed out.',
  )
}

function callSource(
  source: TokenSource | undefined,
  reason: TokenContext['reason'],
  timeout: number,
  lifetime: AbortSignal,
): Promise<string> {
  const late = () => tokenFailure(`took longer than ${timeout} ms`)
  return withinTime({ timeout, late, signal: lifetime }, async (signal) => {
    const token = typeof source === 'function' ? await callFunction(source, { reason, signal }) : source
    if (token === null) throw signedOut()
    return checkToken(token)
  })
}

async function callFunction(
  source: Exclude<TokenSource, string>,
  context: TokenContext,
): Promise<string | null> {
  try {
    return await source(context)
  } catch (error) {
    // The cause is left out on purpose: what an authentication library throws may quote tokens.
    throw passesThrough(error) ? error : tokenFailure('failed')
  }
}

function tokenFailure(problem: string): ProfileKitError {
  return new ProfileKitError(
    'unauthorized',
    `the token function ${problem}, so no request was sent. The next call asks it again.`,
    { retryable: true },
  )
}

function signedOut(): ProfileKitError {
  return new ProfileKitError(
    'unauthorized',
    'signed out: the token function answered null, so no request was sent. Make a new client at the next login.',
  )
}

function refusedAgain(): ProfileKitError {
  return new ProfileKitError(
    'unauthorized',
    'the service refused the token, and there is no other one. Let `token` be a function that gets a new one.',
    { status: 401 },
  )
}
