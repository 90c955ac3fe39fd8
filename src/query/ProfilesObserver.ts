import { notifyManager, type QueryClient } from '@tanstack/react-query'
import type { ProfileClient } from '../api/ProfileClient.ts'
import type { DisplayProfile } from './DisplayProfile.ts'
import { observeProfile, type ObservedProfile, type ObserveProfileOptions } from './observeProfile.ts'

/** Many people at one moment. The same object as long as nothing in it has changed. */
export interface ProfilesSnapshot {
  /** One per id that was asked for, in that order. An id that stands twice has the same object twice. */
  profiles: readonly DisplayProfile[]
  /** One of them; `undefined` for an id that was not asked for. */
  get: (userId: string) => DisplayProfile | undefined
  /** At least one has nothing to show yet. */
  isPending: boolean
  /** At least one is being asked for, be it again. */
  isFetching: boolean
  /** How many entries of `profiles` show a profile. */
  readyCount: number
  /** How many entries of `profiles` show a stand-in. */
  failedCount: number
  /** Asks again for those that show a stand-in. */
  retryFailed: () => void
}

interface Entry {
  observed: ObservedProfile
  unsubscribe?: () => void
}

/** Watches many profiles at once, each one once. What it costs grows with the number of ids, not with its square. */
export class ProfilesObserver {
  readonly #queryClient: QueryClient
  readonly #client: ProfileClient | null
  readonly #options: ObserveProfileOptions
  readonly #entries = new Map<string, Entry>()
  readonly #listeners = new Set<() => void>()
  #userIds: readonly string[] = []
  #latest: ProfilesSnapshot | undefined
  #latestIds: readonly string[] | undefined
  #isNotifying = false

  constructor(queryClient: QueryClient, client: ProfileClient | null, options: ObserveProfileOptions = {}) {
    this.#queryClient = queryClient
    this.#client = client
    this.#options = options
  }

  /** Reading starts with the first listener and ends with the last. */
  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    if (this.#listeners.size === 1) this.#watch()
    return () => {
      this.#listeners.delete(listener)
      if (this.#listeners.size === 0) this.#unwatch(new Set())
    }
  }

  /** Whom to read, while somebody listens. Those who stay are not asked again, those who leave are given up. */
  setUserIds(userIds: readonly string[]): void {
    if (isSameList(userIds, this.#userIds)) return
    this.#userIds = userIds
    if (this.#listeners.size > 0) this.#watch()
  }

  /** What there is to show for these ids. Pure to the eye: it may be called in render, and asks for nothing. */
  getSnapshot(userIds: readonly string[]): ProfilesSnapshot {
    // Between two notifications the cache is as it was.
    if (this.#latest && this.#latestIds === userIds && this.#listeners.size > 0) return this.#latest
    const next = this.#read(userIds)
    const latest = this.#latest && isSameSnapshot(this.#latest, next) ? this.#latest : next
    this.#latest = latest
    this.#latestIds = userIds
    return latest
  }

  readonly #retryFailed = () => {
    for (const { observed } of this.#entries.values()) {
      if (observed.getSnapshot().status === 'fallback') observed.refetch()
    }
  }

  #read(userIds: readonly string[]): ProfilesSnapshot {
    const byId = new Map<string, DisplayProfile>()
    const profiles = userIds.map((userId) => {
      const display = byId.get(userId) ?? this.#entry(userId).observed.getSnapshot()
      byId.set(userId, display)
      return display
    })
    return {
      profiles,
      get: (userId) => byId.get(userId),
      isPending: profiles.some(({ status }) => status === 'loading'),
      isFetching: [...byId.keys()].some((userId) => this.#entry(userId).observed.isFetching()),
      readyCount: profiles.filter(({ status }) => status === 'ready').length,
      failedCount: profiles.filter(({ status }) => status === 'fallback').length,
      retryFailed: this.#retryFailed,
    }
  }

  #entry(userId: string): Entry {
    const known = this.#entries.get(userId)
    if (known) return known
    const entry = { observed: observeProfile(this.#queryClient, this.#client, userId, this.#options) }
    this.#entries.set(userId, entry)
    return entry
  }

  #watch() {
    const watched = new Set(this.#userIds)
    notifyManager.batch(() => {
      for (const userId of watched) {
        const entry = this.#entry(userId)
        entry.unsubscribe ??= entry.observed.subscribe(this.#onChange)
      }
      this.#unwatch(watched)
    })
    // What changed before this moment was told to nobody.
    this.#latestIds = undefined
  }

  #unwatch(kept: ReadonlySet<string>) {
    for (const [userId, { unsubscribe }] of this.#entries) {
      if (kept.has(userId)) continue
      unsubscribe?.()
      this.#entries.delete(userId)
    }
  }

  readonly #onChange = () => {
    this.#latestIds = undefined
    if (this.#isNotifying) return
    this.#isNotifying = true
    // A burst of answers is one render.
    notifyManager.schedule(() => {
      this.#isNotifying = false
      for (const listener of this.#listeners) listener()
    })
  }
}

function isSameSnapshot(a: ProfilesSnapshot, b: ProfilesSnapshot): boolean {
  return a.isFetching === b.isFetching && isSameList(a.profiles, b.profiles)
}

function isSameList<T>(a: readonly T[], b: readonly T[]): boolean {
  return a === b || (a.length === b.length && a.every((item, index) => item === b[index]))
}
