import { hashKey, type QueryClient } from '@tanstack/react-query'
import { compareInstants, parseInstant } from '../../api/instants.ts'
import type { Profile, ProfileChange } from '../../api/schemas.ts'
import { getOrInsert } from '../../internal/getOrInsert.ts'
import { findQuery } from '../findQuery.ts'
import type { ProfileKey } from '../profileOptions.ts'

interface PendingEdits {
  /** What the service last said, without the edits. */
  confirmed: Profile | undefined
  /** Sent and not yet answered, oldest first. */
  changes: ProfileChange[]
}

// Beside the cache, not in it: what is cached is what is shown, and gets dehydrated, persisted and shared.
const pendingEdits = new WeakMap<QueryClient, Map<string, PendingEdits>>()

/** What the service last said, without the edits under way: what may leave this page. */
export function confirmedProfile(queryClient: QueryClient, queryKey: ProfileKey): Profile | undefined {
  const pending = pendingEdits.get(queryClient)?.get(hashKey(queryKey))
  return pending ? pending.confirmed : queryClient.getQueryData<Profile>(queryKey)
}

/**
 * What the cache has to show once `arrival` is taken into account.
 *
 * The newer `updated_at` wins, so a read that was overtaken by a write does not bring the old name back.
 * Of equals a write wins and a read does not: it may have been answered before a write of the same instant. Where
 * nothing tells the instant, a read loses to whatever has come since it began: pass what was confirmed then.
 */
export function receiveProfile(
  queryClient: QueryClient,
  queryKey: ProfileKey,
  arrival: Profile,
  read?: { since: Profile | undefined },
): Profile {
  const pending = pendingEdits.get(queryClient)?.get(hashKey(queryKey))
  const current = confirmedProfile(queryClient, queryKey)
  const confirmed = current && isOvertaken(arrival, current, read) ? current : arrival
  if (!pending) return confirmed
  pending.confirmed = confirmed
  return withEdits(confirmed, pending.changes)
}

function isOvertaken(arrival: Profile, current: Profile, read?: { since: Profile | undefined }): boolean {
  const order = compareInstants(arrival.updated_at, current.updated_at)
  if (order !== 0 || !read) return order < 0
  return current !== read.since || parseInstant(arrival.updated_at) !== undefined
}

function withEdits(profile: Profile, changes: readonly ProfileChange[]): Profile {
  return changes.reduce<Profile>((shown, { name, avatar_url }) => {
    return { ...shown, name: name ?? shown.name, avatar_url: avatar_url ?? shown.avatar_url }
  }, profile)
}

/**
 * Shows `change` as if it had happened. Returns how to take it back; what the service has confirmed and other edits
 * stay.
 */
export function beginEdit(queryClient: QueryClient, queryKey: ProfileKey, change: ProfileChange): () => void {
  const ofClient = getOrInsert(pendingEdits, queryClient, () => new Map<string, PendingEdits>())
  const hash = hashKey(queryKey)
  const pending = getOrInsert(ofClient, hash, () => ({
    confirmed: queryClient.getQueryData<Profile>(queryKey),
    changes: [],
  }))
  // Of its own: the same object may be sent twice.
  const edit = { ...change }
  pending.changes.push(edit)
  show(queryClient, queryKey, pending)
  return () => {
    // It may have been forgotten meanwhile.
    if (ofClient.get(hash) !== pending) return
    pending.changes = pending.changes.filter((other) => other !== edit)
    if (pending.changes.length === 0) ofClient.delete(hash)
    show(queryClient, queryKey, pending)
  }
}

/** Ends all edits of a profile, and shows none of them. */
export function forgetEdits(queryClient: QueryClient, queryKey: ProfileKey): void {
  pendingEdits.get(queryClient)?.delete(hashKey(queryKey))
}

function show(queryClient: QueryClient, queryKey: ProfileKey, { confirmed, changes }: PendingEdits): void {
  // What has left the cache meanwhile is shown by nothing. Made anew here, it would have the host's options.
  const query = findQuery<Profile>(queryClient, queryKey)
  if (!confirmed || !query) return
  const { dataUpdatedAt, isInvalidated } = query.state
  // An edit says nothing about how fresh the rest is.
  query.setData(withEdits(confirmed, changes), {
    manual: true,
    ...(dataUpdatedAt > 0 && { updatedAt: dataUpdatedAt }),
  })
  if (isInvalidated) query.invalidate()
}
