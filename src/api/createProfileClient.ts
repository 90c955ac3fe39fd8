import { abortable } from '../internal/abortable.ts'
import { isRecord } from '../internal/isRecord.ts'
import { originOf } from './base.ts'
import { BATCH_SIZE, createBatch } from './batch.ts'
import { parseClaims } from './parseClaims.ts'
import { isProfileKitError } from './errors.ts'
import { createEventLog } from './events.ts'
import { fallbackProfile } from './fallbackProfile.ts'
import { outcomeOf } from './outcomeOf.ts'
import { createPause } from './pause.ts'
import { createPriorities } from './priorities.ts'
import type { ProfileClient, ProfileResult, RequestOptions } from './ProfileClient.ts'
import { createReadQueue } from './readQueue.ts'
import { parsePage, parseRank } from './parseLeaderboard.ts'
import { parseProfile } from './parseProfile.ts'
import { createRetrying } from './retrying.ts'
import { type Asked, createRequests } from './requests.ts'
import type { LeaderboardPage, LeaderboardRank, Profile, ProfileChange } from './schemas.ts'
import { createScope } from './scope.ts'
import { type ProfileClientOptions, readSettings } from './settings.ts'
import { type Share, type SharedReads, createSharedReads } from './sharedReads.ts'
import { createTokens } from './tokens.ts'
import { createTransport } from './transport.ts'
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
  const { emit, follow, last, subscribe } = createEventLog(options.onEvent)
  let tenantId = options.tenantId
  let scope: string | undefined
  if (typeof options.token === 'string') learnTenant(options.token)

  const priorities = createPriorities(() => queue.update())
  const pause = createPause(emit, () => queue.update())
  const queue = createReadQueue({
    concurrency: settings.concurrency,
    groupSize: options.fetchMany ? BATCH_SIZE : 1,
    pause,
    urgencyOf: priorities.urgencyOf,
    isHeld: (userId) => writes.isWriting(userId),
  })
  const writes = createWrites(() => queue.update())
  const profiles = createSharedReads<Profile>()
  const pages = createSharedReads<LeaderboardPage>()
  const ranks = createSharedReads<LeaderboardRank>()
  const withRetries = createRetrying({ ...settings, pause, emit })
  const transport = createTransport({ ...settings, follow })
  const tokens = createTokens({
    source: options.token,
    timeout: settings.tokenTimeout,
    lifetime: lifetime.signal,
    emit,
    onToken: learnTenant,
    onUnauthorized: options.onUnauthorized,
  })
  const prepare = createRequests({ tokens, pause, transport, tenantId: () => tenantId })
  const loadInBatch = options.fetchMany && createBatch({ ...settings, fetchMany: options.fetchMany, follow })

  function learnTenant(token: string) {
    tenantId ??= parseClaims(token).tenantId
  }

  function toProfile(body: unknown, userId: string): Profile {
    const profile = parseProfile(body, { userId, tenantId, avatar })
    tenantId ??= profile.tenant_id
    return profile
  }

  function read<T>(
    shared: SharedReads<T>,
    key: string,
    userId: string | undefined,
    load: (attempt: number, signal: AbortSignal) => Promise<T>,
  ): Share<T> {
    return shared.join(key, (controller, onSent) => {
      const place = queue.place(userId)
      return withRetries({
        effect: 'read',
        userId,
        controller,
        run: (attempt, send) =>
          queue.run(place, controller.signal, () => {
            onSent()
            return send(() => load(attempt, controller.signal))
          }),
      })
    })
  }

  function readOne(userId: string): Share<Profile> {
    const { load } = prepare({ method: 'GET', route: routes.profile, ids: { user: userId } })
    return read(profiles, userId, userId, async (attempt, signal) =>
      toProfile(await (loadInBatch ? loadInBatch(userId, attempt, signal) : load(attempt, signal)), userId),
    )
  }

  function readBoard<T>(
    shared: SharedReads<T>,
    asked: Omit<Asked, 'method'>,
    parse: (body: unknown) => T,
    signal: AbortSignal | undefined,
  ): Promise<T> {
    return ask(() => {
      const { key, load } = prepare({ method: 'GET', ...asked })
      return read(shared, key, undefined, async (...attempt) => parse(await load(...attempt)))
    }, signal)
  }

  /** Waits for a shared read as one of its callers, and leaves it when the caller's signal aborts. */
  function ask<T>(share: () => Share<T>, signal: AbortSignal | undefined): Promise<T> {
    return whileOpen(signal, async () => {
      const { promise, leave } = share()
      try {
        return await abortable(promise, signal)
      } catch (error) {
        if (signal?.aborted) leave(signal.reason)
        throw error
      }
    })
  }

  /** Carries out a call. Once the client is disposed it ends with that, whatever has come of it by then. */
  async function whileOpen<T>(signal: AbortSignal | undefined, call: () => Promise<T>): Promise<T> {
    lifetime.signal.throwIfAborted()
    signal?.throwIfAborted()
    try {
      return await call()
    } finally {
      lifetime.signal.throwIfAborted()
    }
  }

  async function getProfile(userId: string, { signal }: RequestOptions = {}): Promise<Profile> {
    return ask(() => readOne(userId), signal)
  }

  return {
    getProfile,

    async getProfiles(userIds, { signal } = {}) {
      return whileOpen(signal, async () => {
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
      })
    },

    async getProfileOrFallback(userId, requestOptions) {
      try {
        return await getProfile(userId, requestOptions)
      } catch (error) {
        if (!isProfileKitError(error)) throw error
        return fallbackProfile({ tenantId, userId, avatar })
      }
    },

    async updateProfile(userId, change, { signal } = {}) {
      return whileOpen(signal, async () => {
        const body = toBody(change)
        const { load } = prepare({ method: 'PUT', route: routes.profile, ids: { user: userId }, body })
        profiles.seal(userId)
        try {
          return await writes.run(userId, signal, (controller) =>
            withRetries({
              effect: change.regenerate_avatar ? 'regenerate' : 'change',
              userId,
              controller,
              async run(attempt, send) {
                await pause.over(controller.signal)
                return send(async () => toProfile(await load(attempt, controller.signal), userId))
              },
            }),
          )
        } catch (error) {
          if (isProfileKitError(error)) error.outcome = outcomeOf(error)
          throw error
        }
      })
    },

    async getLeaderboard(leaderboardId, { limit, offset, windowKey, signal } = {}) {
      const query = { limit, offset, window_key: windowKey }
      return readBoard(
        pages,
        { route: routes.leaderboard, ids: { leaderboard: leaderboardId }, query },
        parsePage,
        signal,
      )
    },

    async getLeaderboardAround(leaderboardId, userId, { limit, windowKey, signal } = {}) {
      const ids = { leaderboard: leaderboardId, user: userId }
      const query = { limit, window_key: windowKey }
      return readBoard(pages, { route: routes.leaderboardAround, ids, query }, parsePage, signal)
    },

    async getRank(leaderboardId, userId, { signal } = {}) {
      const toRank = (body: unknown) => parseRank(body, userId)
      return readBoard(
        ranks,
        { route: routes.rank, ids: { leaderboard: leaderboardId, user: userId } },
        toRank,
        signal,
      )
    },

    prioritize: priorities.claim,
    // At the first use: it may need chance, which a prerendered page of Next.js must not meet.
    get scope() {
      return (scope ??= createScope(options))
    },
    get tenantId() {
      return tenantId
    },
    avatar,
    get origin() {
      return originOf(settings.base)
    },
    signal: lifetime.signal,

    subscribe,
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
      for (const calls of [profiles, pages, ranks, writes]) calls.abortAll(reason)
      priorities.clear()
      pause.clear()
      tokens.forget()
    },
  }
}

// Only what the type names: an object from a form may hold more than its author meant to send.
function toBody(change: ProfileChange): string {
  if (!isRecord(change)) {
    throw new TypeError('profile-kit: a change must be an object such as { name }, so no request was sent.')
  }
  const { name, avatar_url, regenerate_avatar } = change
  return JSON.stringify({ name, avatar_url, regenerate_avatar })
}
