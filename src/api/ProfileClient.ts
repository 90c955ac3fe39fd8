import type { ProfileKitError } from './errors.ts'
import type { ProfileKitEvent, ProfileKitEventHandler } from './events.ts'
import type { LeaderboardPage, LeaderboardRank, Profile, ProfileChange } from './schemas.ts'

export interface RequestOptions {
  /** Stops this call. Others who asked for the same thing are not affected. */
  signal?: AbortSignal | undefined
}

export interface LeaderboardPageOptions extends RequestOptions {
  /** How many entries at most. Default: the service's, 100. */
  limit?: number | undefined
  /** How many entries to pass over, from 0. */
  offset?: number | undefined
  /** `'current'`, or a window's own key such as `2025-11-18T12`. Default: the active window. */
  windowKey?: string | undefined
}

/** How one user of many turned out. */
export type ProfileResult =
  | { userId: string; profile: Profile; error?: undefined }
  | { userId: string; profile?: undefined; error: ProfileKitError }

/** How urgent a read is, while it waits for its turn. */
export type Priority = 'visible' | 'normal' | 'idle'

export interface ClientInspection {
  /** Reads waiting for their turn. */
  queued: number
  /** Reads on their way. */
  inFlight: number
  /** Milliseconds since the epoch, or `undefined` when nothing is paused. */
  pausedUntil: number | undefined
  /** The last fifty, oldest first. */
  events: readonly ProfileKitEvent[]
}

/** One login at the profile service. A new login is a new client. */
export interface ProfileClient {
  /** Reads one profile; the service creates it first where there is none. Rejects with `ProfileKitError`. */
  getProfile(userId: string, options?: RequestOptions): Promise<Profile>
  /** One result per id, in order. Rejects only on abort, `dispose` and a framework's control flow. */
  getProfiles(userIds: readonly string[], options?: RequestOptions): Promise<ProfileResult[]>
  /** As `getProfile`, with `fallbackProfile` where that fails. Rejects only on abort, `dispose` and control flow. */
  getProfileOrFallback(userId: string, options?: RequestOptions): Promise<Profile>
  /** Changes a profile, creating it where there is none, and answers with what the service confirmed. */
  updateProfile(userId: string, change: ProfileChange, options?: RequestOptions): Promise<Profile>
  getLeaderboard(leaderboardId: string, options?: LeaderboardPageOptions): Promise<LeaderboardPage>
  /** The entries around one user, themselves included. */
  getLeaderboardAround(
    leaderboardId: string,
    userId: string,
    options?: Omit<LeaderboardPageOptions, 'offset'>,
  ): Promise<LeaderboardPage>
  getRank(leaderboardId: string, userId: string, options?: RequestOptions): Promise<LeaderboardRank>
  /**
   * Claims a place in the queue for reads of this user, until the returned function is called.
   * A read has the highest claim on it, `'normal'` without one.
   */
  prioritize(userId: string, priority: Priority): () => void
  /** Names this login for caches, hydration and persistence. Not secret. */
  readonly scope: string
  /** The tenant, as far as known: from the options, the token, or the first answer. */
  readonly tenantId: string | undefined
  /** Whose pictures count as generated, and where their addresses point. */
  readonly avatar: { readonly baseUrl: string; readonly style: string }
  /** The origin profiles come from; pictures from there are trusted too. `undefined` for a relative base on a server. */
  readonly origin: string | undefined
  /** Aborted by `dispose`. */
  readonly signal: AbortSignal
  /** What the client is doing right now, for a debugging panel. */
  inspect(): ClientInspection
  /** Calls back with every event from now on, until the returned function is called. */
  subscribe(onEvent: ProfileKitEventHandler): () => void
  /** Logs out: aborts what is under way, rejects who waits, forgets the token. Safe to call twice. */
  dispose(): void
}
