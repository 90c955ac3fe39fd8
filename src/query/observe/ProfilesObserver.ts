import { notifyManager, type QueryClient } from '@tanstack/react-query'
import type { ProfileClient } from '../../api/ProfileClient.ts'
import { createPacer } from './createPacer.ts'
import type { DisplayProfile } from '../display/DisplayProfile.ts'
import { observeProfile, type ObservedProfile, type ObserveProfileOptions } from './observeProfile.ts'
import type { Show } from '../display/createShow.ts'
import { trackReads, type Tracked } from './trackReads.ts'

// Enough to fill the top of a screen: these show as soon as they are there.
const FIRST_ARRIVALS = 20

/**
 * Many people at one moment. The same object as long as nothing has changed that was read from it: who reads
 * `profiles` alone is not told about `isFetching`.
 */
export interface ProfilesSnapshot {
  /** One per id that was passed, in that order. An id that stands twice has the same object twice. */
  readonly profiles: readonly DisplayProfile[]
  /** One of them; `undefined` for an id that was not passed. */
  get: (userId: string) => DisplayProfile | undefined
  /** At least one has nothing to show yet. */
  readonly isPending: boolean
  /** At least one request is under way, be it a later one. */
  readonly isFetching: boolean
  /** How many entries of `profiles` show a profile. */
  readonly readyCount: number
  /** How many entries of `profiles` show a stand-in. */
  readonly failedCount: number
  /** Asks again for those that show a stand-in. */
  retryFailed: () => void
}

type Values = Pick<
  ProfilesSnapshot,
  'profiles' | 'isPending' | 'isFetching' | 'readyCount' | 'failedCount'
> & { lookUp: ProfilesSnapshot['get'] }

interface Latest {
  userIds: readonly string[]
  show: Show
  tracked: Tracked<Values>
  snapshot: ProfilesSnapshot
}

interface Entry {
  observed: ObservedProfile
  /** While it is watched: what the listeners know. */
  shown: DisplayProfile
  isFetching: boolean
  unsubscribe?: () => void
}

/**
 * Watches many profiles at once, each one once. What arrives shows at intervals: the first twenty with the next
 * frame, then as `createPacer` says, and the rest when nothing is under way any more. What is written on this
 * page shows with the next frame. The cost grows with the number of ids, not with its square.
 */
export class ProfilesObserver {
  readonly #queryClient: QueryClient
  readonly #client: ProfileClient | null
  readonly #options: ObserveProfileOptions
  readonly #entries = new Map<string, Entry>()
  readonly #listeners = new Set<() => void>()
  readonly #changed = new Set<Entry>()
  readonly #pacer = createPacer(() => this.#commit())
  #userIds: readonly string[] = []
  #latest: Latest | undefined
  #inFlight = 0
  #arrivals = 0

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
      if (this.#listeners.size > 0) return
      this.#pacer.stop()
      this.#unwatch(new Set())
    }
  }

  /** Whom to read, while somebody listens. Those who stay are not asked again, those who leave are given up. */
  setUserIds(userIds: readonly string[]): void {
    const isSame = isSameList(userIds, this.#userIds)
    this.#userIds = userIds
    if (this.#listeners.size === 0) return
    if (!isSame) this.#watch()
    else for (const { observed } of this.#entries.values()) observed.attach()
  }

  /** What there is to show for these ids. Pure to the eye: it may be called in render, and makes no request. */
  getSnapshot(userIds: readonly string[], show: Show = asTheyAre): ProfilesSnapshot {
    const latest = this.#latest
    // Between two commits nothing else shows, whatever the cache knows already.
    const isKnown = latest && isOf(latest, userIds, show) && this.#isWatched(userIds)
    return isKnown ? latest.snapshot : this.#advance(userIds, show)
  }

  readonly #retryFailed = () => {
    for (const { observed } of this.#entries.values()) {
      if (observed.getSnapshot().status === 'fallback') observed.refetch()
    }
  }

  #isWatched(userIds: readonly string[]): boolean {
    return this.#listeners.size > 0 && isSameList(userIds, this.#userIds)
  }

  #advance(userIds: readonly string[], show: Show): ProfilesSnapshot {
    const values = this.#read(userIds, show)
    const latest = this.#latest
    // Of the same list only: another one may have been rendered and given up before anything was read from it.
    if (latest && isOf(latest, userIds, show) && latest.tracked.follow(values)) return latest.snapshot
    const tracked = trackReads(values)
    const snapshot = toSnapshot(tracked, this.#retryFailed)
    this.#latest = { userIds, show, tracked, snapshot }
    return snapshot
  }

  #read(userIds: readonly string[], show: Show): Values {
    const read = userIds.map((userId) => show(shownBy(this.#entry(userId))))
    const former = this.#latest?.tracked.values.profiles
    const profiles = former && isSameList(former, read) ? former : read
    const counts = { loading: 0, ready: 0, fallback: 0 }
    for (const { status } of profiles) counts[status]++
    let byId: Map<string, DisplayProfile> | undefined
    return {
      profiles,
      isPending: counts.loading > 0,
      isFetching: this.#isWatched(userIds)
        ? this.#inFlight > 0
        : userIds.some((userId) => this.#entry(userId).observed.isFetching()),
      readyCount: counts.ready,
      failedCount: counts.fallback,
      lookUp(userId) {
        byId ??= new Map(profiles.map((shown) => [shown.userId, shown]))
        return byId.get(userId)
      },
    }
  }

  #entry(userId: string): Entry {
    const known = this.#entries.get(userId)
    if (known) return known
    const observed = observeProfile(this.#queryClient, this.#client, userId, this.#options)
    const entry = { observed, shown: observed.getSnapshot(), isFetching: false }
    this.#entries.set(userId, entry)
    return entry
  }

  #watch() {
    const watched = new Set(this.#userIds)
    notifyManager.batch(() => {
      for (const userId of watched) this.#watchEntry(this.#entry(userId))
      this.#unwatch(watched)
    })
  }

  #watchEntry(entry: Entry) {
    if (entry.unsubscribe) return
    const { observed } = entry
    entry.unsubscribe = observed.subscribe(() => this.#onChange(entry))
    entry.shown = observed.getSnapshot()
    this.#noteFetching(entry, observed.isFetching())
    this.#arrivals = 0
    // What changed between the render and this moment was told to nobody.
    this.#pacer.request('next-frame')
  }

  #unwatch(kept: ReadonlySet<string>) {
    for (const [userId, entry] of this.#entries) {
      if (kept.has(userId)) continue
      entry.unsubscribe?.()
      this.#noteFetching(entry, false)
      this.#changed.delete(entry)
      this.#entries.delete(userId)
    }
  }

  #onChange(entry: Entry) {
    const { observed, shown, isFetching: wasFetching } = entry
    this.#noteFetching(entry, observed.isFetching())
    const hasArrived = wasFetching && !entry.isFetching
    const isChanged = observed.getSnapshot() !== shown
    if (isChanged) this.#changed.add(entry)
    if (hasArrived) this.#arrivals++
    // A change that no read has brought was made on this page, and whoever made it looks for it.
    const isOwn = isChanged && !hasArrived
    const isSoon = isOwn || this.#inFlight === 0 || (hasArrived && this.#arrivals <= FIRST_ARRIVALS)
    this.#pacer.request(isSoon ? 'next-frame' : 'in-turn')
  }

  #noteFetching(entry: Entry, isFetching: boolean) {
    this.#inFlight += Number(isFetching) - Number(entry.isFetching)
    entry.isFetching = isFetching
  }

  #commit() {
    for (const entry of this.#changed) entry.shown = entry.observed.getSnapshot()
    this.#changed.clear()
    const { snapshot: former, show = asTheyAre } = this.#latest ?? {}
    if (this.#advance(this.#userIds, show) === former) return
    for (const listener of this.#listeners) listener()
  }
}

const asTheyAre: Show = (shown) => shown

function isOf(latest: Latest, userIds: readonly string[], show: Show): boolean {
  return latest.show === show && isSameList(latest.userIds, userIds)
}

function shownBy({ observed, shown, unsubscribe }: Entry): DisplayProfile {
  return unsubscribe ? shown : observed.getSnapshot()
}

function toSnapshot(tracked: Tracked<Values>, retryFailed: () => void): ProfilesSnapshot {
  const { read } = tracked
  return {
    get profiles() {
      return read('profiles')
    },
    get isPending() {
      return read('isPending')
    },
    get isFetching() {
      return read('isFetching')
    },
    get readyCount() {
      return read('readyCount')
    },
    get failedCount() {
      return read('failedCount')
    },
    get: (userId) => {
      read('profiles')
      return tracked.values.lookUp(userId)
    },
    retryFailed,
  }
}

function isSameList<T>(a: readonly T[], b: readonly T[]): boolean {
  return a === b || (a.length === b.length && a.every((item, index) => item === b[index]))
}
