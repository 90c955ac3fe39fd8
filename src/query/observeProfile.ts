import { type QueryClient, QueryObserver } from '@tanstack/react-query'
import type { ProfileClient } from '../api/ProfileClient.ts'
import type { DisplayProfile } from './DisplayProfile.ts'
import { displayProfileOf } from './displayProfileOf.ts'
import { profileOptions } from './profileOptions.ts'
import { toDisplayProfile } from './toDisplayProfile.ts'

export interface ObserveProfileOptions {
  /** `false` shows what is cached and asks for nothing. Default: `true`. */
  enabled?: boolean | undefined
  /** Milliseconds. Default: 5 minutes. */
  staleTime?: number | undefined
  /** `false` leaves those that have failed to healing. Default: `true`. */
  retryOnMount?: boolean | undefined
}

/** One person, watched. Reads begin with the first subscriber and end with the last. */
export interface ObservedProfile {
  subscribe(listener: () => void): () => void
  /** The same object as long as it shows the same. */
  getSnapshot(): DisplayProfile
  isFetching(): boolean
  /** Asks again, unless that is under way. */
  refetch(): void
}

export function observeProfile(
  queryClient: QueryClient,
  client: ProfileClient | null,
  userId: string,
  { enabled = true, staleTime, retryOnMount = true }: ObserveProfileOptions = {},
): ObservedProfile {
  if (!client) return observeNobody(userId)
  const observer = new QueryObserver(queryClient, {
    ...profileOptions(client, userId),
    ...(staleTime !== undefined && { staleTime }),
    enabled,
    retryOnMount,
    notifyOnChangeProps: 'all',
  })
  return {
    subscribe: (listener) => observer.subscribe(() => listener()),
    getSnapshot: () => displayProfileOf(observer.getCurrentQuery(), client, userId),
    isFetching: () => observer.getCurrentQuery().state.fetchStatus === 'fetching',
    refetch: () => void observer.refetch({ cancelRefetch: false }),
  }
}

function observeNobody(userId: string): ObservedProfile {
  const display = toDisplayProfile(null, userId, {})
  const nothing = () => undefined
  return {
    subscribe: () => nothing,
    getSnapshot: () => display,
    isFetching: () => false,
    refetch: nothing,
  }
}
