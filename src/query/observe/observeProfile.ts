import { type Query, type QueryClient, QueryObserver } from '@tanstack/react-query'
import type { ProfileKitError } from '../../api/errors.ts'
import type { ProfileClient } from '../../api/ProfileClient.ts'
import type { Profile } from '../../api/schemas.ts'
import type { DisplayProfile } from '../display/DisplayProfile.ts'
import { displayProfileOf } from '../display/displayProfileOf.ts'
import { getProfileGcTime, PROFILE_STALE_TIME, type ProfileKey, profileOptions } from '../profileOptions.ts'
import { isHealable } from '../session/startHealing.ts'
import { toDisplayProfile } from '../display/toDisplayProfile.ts'

export interface ObserveProfileOptions {
  /** `false` shows what is cached and makes no request. Default: `true`. */
  enabled?: boolean | undefined
  /** How long a profile counts as fresh, in milliseconds. Default: the provider's. */
  staleTime?: number | undefined
  /** How long it is kept once nothing uses it, in milliseconds. Default: the provider's. */
  gcTime?: number | undefined
  /** `false` leaves those that have failed to healing. Default: `true`. */
  retryOnMount?: boolean | undefined
}

/** One person, watched. Reads begin with the first subscriber and end with the last. */
export interface ObservedProfile<Display = DisplayProfile> {
  subscribe(listener: () => void): () => void
  /** Goes over to what the cache has now, where an app has cleared it. */
  attach(): void
  /** The same object as long as it shows the same. */
  getSnapshot(): Display
  isFetching(): boolean
  /** Asks again, unless that is under way. */
  refetch(): void
}

export function observeProfile(
  queryClient: QueryClient,
  client: ProfileClient | null,
  userId: string,
  {
    enabled = true,
    staleTime = PROFILE_STALE_TIME,
    gcTime = getProfileGcTime(),
    retryOnMount = true,
  }: ObserveProfileOptions = {},
): ObservedProfile {
  if (!client) return unwatched(toDisplayProfile(null, userId, {}))
  const reading = queryClient.defaultQueryOptions(profileOptions(client, userId))
  const options = {
    ...reading,
    staleTime,
    gcTime,
    enabled,
    retryOnMount,
    notifyOnChangeProps: 'all',
    // Healing asks for these: a thousand names would ask a service that is down a thousand times at once.
    refetchOnReconnect: unlessHealable(),
    refetchOnWindowFocus: unlessHealable(reading.refetchOnWindowFocus),
  } as const
  const observer = new QueryObserver(queryClient, options)
  const query = () => observer.getCurrentQuery()
  function attach() {
    const cached: unknown = queryClient.getQueryCache().get(query().queryHash)
    if (cached !== query()) observer.setOptions(options)
  }
  return {
    subscribe(listener) {
      attach()
      return observer.subscribe(() => listener())
    },
    attach,
    getSnapshot: () => displayProfileOf(query(), client, userId),
    isFetching: () => query().state.fetchStatus === 'fetching',
    refetch: () => void observer.refetch({ cancelRefetch: false }),
  }
}

type ProfileQuery = Query<Profile, ProfileKitError, Profile, ProfileKey>
type Refetch = boolean | 'always' | ((query: ProfileQuery) => boolean | 'always')

/** A function of its own: the cache keeps it with the entry, and would keep the observer along with it. */
function unlessHealable(refetch: Refetch = true) {
  return (query: ProfileQuery) =>
    !isHealable(query) && (typeof refetch === 'function' ? refetch(query) : refetch)
}

/** Somebody who stays as they are, or nobody. */
export function unwatched<Display>(display: Display): ObservedProfile<Display> {
  const nothing = () => undefined
  return {
    subscribe: () => nothing,
    attach: nothing,
    getSnapshot: () => display,
    isFetching: () => false,
    refetch: nothing,
  }
}
