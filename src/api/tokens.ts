import { callSafely } from '../internal/callSafely.ts'
import { withinTime } from '../internal/withinTime.ts'
import { ProfileKitError, hasDigest } from './errors.ts'
import type { EventLog } from './events.ts'

export interface TokenContext {
  /** `'rejected'` when the service refused the last token: get a new one, do not repeat it. */
  reason: 'first' | 'rejected'
  /** Aborted when `tokenTimeout` is over or the client is disposed. */
  signal: AbortSignal
}

export type TokenSource = string | ((context: TokenContext) => string | null | Promise<string | null>)

export interface Tokens {
  /** Grows each time the login fails for all who wait. A request remembers the one it was asked in. */
  readonly epoch: number
  /** The token to send, or `undefined` where the session is a cookie's. */
  get(epoch: number): Promise<string | undefined>
  /** The service refused `used`: the token to replay with, once. */
  renew(used: string, epoch: number): Promise<string>
  /** The service refused the replay with `used` too, or the cookie where there is no token. Always throws. */
  giveUp(used: string | undefined, epoch: number, refusal: ProfileKitError): never
  forget(): void
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
  let refused: string | undefined
  let asking: Promise<string> | undefined
  let epoch = 0
  let failure: unknown
  let told = false

  function fail(error: unknown): never {
    epoch++
    failure = error
    current = undefined
    throw error
  }

  // Not within a request: a listener that throws or disposes the client must not change how the request ends.
  function tellOnce() {
    if (!told) queueMicrotask(() => callSafely(onUnauthorized))
    told = true
  }

  // Requests that were waiting when the login failed share its error, and send nothing.
  function checkEpoch(asked: number) {
    if (asked !== epoch) throw failure
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
      if (reason === 'rejected' && token !== refused) emit({ type: 'token-refresh', outcome: 'renewed' })
      current = token
      return token
    } catch (error) {
      if (lifetime.aborted) throw lifetime.reason
      if (reason === 'rejected') {
        emit({ type: 'token-refresh', outcome: 'failed' })
        tellOnce()
      }
      return fail(error)
    }
  }

  return {
    get epoch() {
      return epoch
    },
    async get(asked) {
      checkEpoch(asked)
      return source === undefined ? undefined : (current ?? ask())
    },
    async renew(used, asked) {
      checkEpoch(asked)
      // A late refusal of an older token: the newer one is here already.
      if (current !== undefined && current !== used) return current
      if (!asking) {
        refused = used
        current = undefined
      }
      return ask(used)
    },
    giveUp(used, asked, refusal) {
      checkEpoch(asked)
      if (current !== used) throw refusal
      refused = used
      tellOnce()
      return fail(refusal)
    },
    forget() {
      current = refused = asking = undefined
    },
  }
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
    throw hasDigest(error) ? error : tokenFailure('failed')
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
