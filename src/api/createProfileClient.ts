import { abortable } from '../internal/abortable.ts'
import { originOf } from './base.ts'
import { BATCH_SIZE, createBatch } from './batch.ts'
import { readClaims } from './claims.ts'
import { type ProfileKitError, isPassThrough, isProfileKitError } from './errors.ts'
import { createEventLog } from './events.ts'
import { fallbackProfile } from './fallbackProfile.ts'
import { createPause } from './pause.ts'
import { createPriorities } from './priorities.ts'
import type { LeaderboardPageOptions, ProfileClient, ProfileResult, RequestOptions } from './ProfileClient.ts'
import { createReadQueue } from './readQueue.ts'
import { readAnswer } from './readAnswer.ts'
import { readProfile } from './readProfile.ts'
import { createRetrying } from './retrying.ts'
import { type Query, type RouteIds, fillRoute } from './routes.ts'
import {
  type LeaderboardPage,
  type LeaderboardRank,
  type Profile,
  type ProfileChange,
  leaderboardPageSchema,
  leaderboardRankSchema,
} from './schemas.ts'
import { createScope } from './scope.ts'
import { type ProfileClientOptions, readSettings } from './settings.ts'
import { type Share, type SharedReads, createSharedReads } from './sharedReads.ts'
import { createTokens } from './tokens.ts'
import { type WireRequest, createTransport } from './transport.ts'
import { createWrites } from './writes.ts'

/**
 * Makes a client for one login at the profile service. It needs no React.
 *
 * @throws {TypeError} for options that can never work
 * @throws {ProfileKitError} `invalid-token`, for a token no HTTP header may hold
 *
 * @example
 * const client = createProfileClient({ baseUrl: 'https://api.example.com', token: () => auth.getToken() })
 * const profile = await client.getProfile('user_123')
 */
export function createProfileClient(options: ProfileClientOptions): ProfileClient {
  const settings = readSettings(options)
  const { routes, avatar } = settings
  const lifetime = new AbortController()
  const { emit, last } = createEventLog(options.onEvent)
  let tenantId = options.tenantId
  if (typeof options.token === 'string') learnTenant(options.token)

  const priorities = createPriorities(() => queue.update())
  const pause = createPause(emit, () => queue.update())
  const queue = createReadQueue({
    concurrency: settings.concurrency,
    groupSize: options.fetchMany ? BATCH_SIZE : 1,
    pause,
    rankOf: priorities.rankOf,
    isHeld: (userId) => writes.isWriting(userId),
  })
  const writes = createWrites(() => queue.update())
  const profiles = createSharedReads<Profile>()
  const pages = createSharedReads<LeaderboardPage>()
  const ranks = createSharedReads<LeaderboardRank>()
  const withRetries = createRetrying({ ...settings, pause, emit })
  const transport = createTransport({ ...settings, emit })
  const tokens = createTokens({
    source: options.token,
    timeout: settings.tokenTimeout,
    lifetime: lifetime.signal,
    emit,
    onToken: learnTenant,
    onUnauthorized: options.onUnauthorized,
  })
  const loadInBatch = options.fetchMany && createBatch({ ...settings, fetchMany: options.fetchMany, emit })

  function learnTenant(token: string) {
    tenantId ??= readClaims(token).tenantId
  }

  /** One attempt, and once more with a new token where the service refused the one that was sent. */
  async function exchange(
    request: WireRequest,
    number: number,
    signal: AbortSignal,
    epoch: number,
  ): Promise<unknown> {
    const token = await abortable(tokens.get(epoch), signal)
    try {
      return await transport(request, { token, number, signal })
    } catch (refusal) {
      if (!isRefusedToken(refusal)) throw refusal
      if (token === undefined) return tokens.giveUp(token, epoch, refusal)
      const renewed = await abortable(tokens.renew(token, epoch), signal)
      try {
        return await transport(request, { token: renewed, number, signal })
      } catch (again) {
        if (!isRefusedToken(again)) throw again
        return tokens.giveUp(renewed, epoch, again)
      }
    }
  }

  function toProfile(body: unknown, userId: string): Profile {
    const profile = readProfile(body, { userId, tenantId, avatar })
    tenantId ??= profile.tenant_id
    return profile
  }

  function fill(route: string, ids: RouteIds, query?: Query): string {
    return fillRoute(route, { tenantId, ...ids }, query)
  }

  function read<T>(
    shared: SharedReads<T>,
    {
      key,
      userId,
      load,
    }: { key: string; userId?: string; load: (attempt: number, signal: AbortSignal) => Promise<T> },
  ): Share<T> {
    return shared.join(key, (controller, onSent) => {
      const place = queue.place(userId)
      return reported(
        withRetries({
          effect: 'read',
          ...(userId !== undefined && { userId }),
          controller,
          run: (attempt, begin) =>
            queue.run(place, controller.signal, () => {
              onSent()
              begin()
              return load(attempt, controller.signal)
            }),
        }),
        userId,
      )
    })
  }

  function readOne(userId: string): Share<Profile> {
    const path = fill(routes.profile, { userId })
    const request = { method: 'GET', route: routes.profile, path, userId } as const
    const { epoch } = tokens
    return read(profiles, {
      key: userId,
      userId,
      load: async (attempt, signal) =>
        toProfile(
          loadInBatch ? await loadInBatch(userId, signal) : await exchange(request, attempt, signal, epoch),
          userId,
        ),
    })
  }

  function readBoard<T>(
    shared: SharedReads<T>,
    route: string,
    ids: RouteIds,
    query: Query,
    parse: (body: unknown) => T,
  ): Share<T> {
    const path = fill(route, ids, query)
    const { epoch } = tokens
    return read(shared, {
      key: path,
      load: async (attempt, signal) =>
        parse(await exchange({ method: 'GET', route, path }, attempt, signal, epoch)),
    })
  }

  /** Waits for a shared read as one of its callers, and leaves it when the caller's signal aborts. */
  async function ask<T>(share: () => Share<T>, signal: AbortSignal | undefined): Promise<T> {
    lifetime.signal.throwIfAborted()
    signal?.throwIfAborted()
    const { promise, leave } = share()
    try {
      return await abortable(promise, signal)
    } catch (error) {
      if (signal?.aborted) leave(signal.reason)
      throw error
    }
  }

  /** Tells of calls that failed for good. */
  async function reported<T>(work: Promise<T>, userId?: string): Promise<T> {
    try {
      return await work
    } catch (error) {
      if (isProfileKitError(error)) emit({ type: 'refusal', code: error.code, status: error.status, userId })
      throw error
    }
  }

  async function getProfile(userId: string, { signal }: RequestOptions = {}): Promise<Profile> {
    return ask(() => readOne(userId), signal)
  }

  return {
    getProfile,

    async getProfiles(userIds, { signal } = {}) {
      lifetime.signal.throwIfAborted()
      signal?.throwIfAborted()
      const shares: Share<Profile>[] = []
      const results = userIds.map(async (userId): Promise<ProfileResult> => {
        try {
          const share = readOne(userId)
          shares.push(share)
          return { userId, profile: await share.promise }
        } catch (error) {
          if (isProfileKitError(error)) return { userId, error }
          throw error
        }
      })
      try {
        return await abortable(Promise.all(results), signal)
      } catch (error) {
        for (const share of shares) share.leave(error)
        throw error
      }
    },

    async getProfileOrFallback(userId, requestOptions) {
      try {
        return await getProfile(userId, requestOptions)
      } catch (error) {
        if (isPassThrough(error) || requestOptions?.signal?.aborted || lifetime.signal.aborted) throw error
        return fallbackProfile({ tenantId, userId, avatar })
      }
    },

    async updateProfile(userId, change, { signal } = {}) {
      lifetime.signal.throwIfAborted()
      signal?.throwIfAborted()
      const path = fill(routes.profile, { userId })
      const { epoch } = tokens
      profiles.seal(userId)
      const request: WireRequest = {
        method: 'PUT',
        route: routes.profile,
        path,
        userId,
        body: toBody(change),
      }
      const effect = change.regenerate_avatar ? 'regenerate' : 'rename'
      try {
        return await reported(
          writes.run(userId, signal, (controller) =>
            withRetries({
              effect,
              userId,
              controller,
              async run(attempt, begin) {
                await pause.over(controller.signal)
                begin()
                return toProfile(await exchange(request, attempt, controller.signal, epoch), userId)
              },
            }),
          ),
          userId,
        )
      } catch (error) {
        if (isProfileKitError(error)) error.outcome = outcomeOf(error)
        throw error
      }
    },

    async getLeaderboard(leaderboardId, { limit, offset, windowKey, signal }: LeaderboardPageOptions = {}) {
      const query = { limit, offset, window_key: windowKey }
      return ask(() => readBoard(pages, routes.leaderboard, { leaderboardId }, query, toPage), signal)
    },

    async getLeaderboardAround(leaderboardId, userId, { limit, windowKey, signal } = {}) {
      const query = { limit, window_key: windowKey }
      return ask(
        () => readBoard(pages, routes.leaderboardAround, { leaderboardId, userId }, query, toPage),
        signal,
      )
    },

    async getRank(leaderboardId, userId, { signal } = {}) {
      return ask(() => readBoard(ranks, routes.rank, { leaderboardId, userId }, {}, toRank), signal)
    },

    prioritize: priorities.claim,
    scope: createScope({ tenantId: options.tenantId, session: options.session, token: options.token }),
    get tenantId() {
      return tenantId
    },
    avatar,
    get origin() {
      return originOf(settings.base)
    },
    signal: lifetime.signal,

    inspect: () => ({
      queued: queue.queued,
      inFlight: queue.inFlight,
      pausedUntil: pause.until,
      events: last(),
    }),

    dispose() {
      if (lifetime.signal.aborted) return
      const reason = new DOMException(
        'profile-kit: this client was disposed. Make a new one for the next login.',
        'AbortError',
      )
      lifetime.abort(reason)
      profiles.abortAll(reason)
      pages.abortAll(reason)
      ranks.abortAll(reason)
      writes.abortAll(reason)
      priorities.clear()
      pause.clear()
      tokens.forget()
    },
  }
}

const toPage = (body: unknown): LeaderboardPage => readAnswer(leaderboardPageSchema, body)
const toRank = (body: unknown): LeaderboardRank => readAnswer(leaderboardRankSchema, body)

function isRefusedToken(error: unknown): error is ProfileKitError {
  return isProfileKitError(error) && error.code === 'unauthorized' && error.status === 401
}

// Only what the type names: an object from a form may hold more than its author meant to send.
function toBody({ name, avatar_url, regenerate_avatar }: ProfileChange): string {
  return JSON.stringify({ name, avatar_url, regenerate_avatar })
}

/** Whether a write that failed this way may have happened all the same. */
function outcomeOf(error: ProfileKitError): 'none' | 'unknown' {
  switch (error.code) {
    case 'network':
      return error.retryable ? 'unknown' : 'none'
    case 'timeout':
    case 'redirect':
    case 'invalid-response':
    case 'wrong-identity':
      return 'unknown'
    case 'http':
      return (error.status ?? 0) >= 500 && error.status !== 503 ? 'unknown' : 'none'
    default:
      return 'none'
  }
}
