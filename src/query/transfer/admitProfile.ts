import { notifyManager, type QueryClient } from '@tanstack/react-query'
import { compareInstants } from '../../api/instants.ts'
import type { ProfileClient } from '../../api/ProfileClient.ts'
import { now } from '../../internal/now.ts'
import { buildProfileQuery } from '../buildProfileQuery.ts'
import { confirmedProfile, receiveProfile } from '../write/profileEdits.ts'
import { profileKeys } from '../profileKeys.ts'
import type { SavedFailure, SavedProfile } from './parseSavedQuery.ts'

/**
 * Lets a saved profile into the cache, unless that knows better already: a page, or a storage, tells what was true
 * when it was written.
 */
export function admitProfile(
  queryClient: QueryClient,
  client: ProfileClient,
  saved: SavedProfile | SavedFailure,
): void {
  if (client.signal.aborted) return
  if (saved.profile) admit(queryClient, client, saved)
  else admitFailure(queryClient, client, saved)
}

function admit(
  queryClient: QueryClient,
  client: ProfileClient,
  { userId, profile, updatedAt }: SavedProfile,
) {
  const queryKey = profileKeys.profile(client.scope, userId)
  const query = buildProfileQuery(queryClient, client, userId)
  // A clock that is ahead must not make it fresh for longer.
  const readAt = Math.min(updatedAt, now())
  const current = confirmedProfile(queryClient, queryKey)
  if (current && !isNews(profile, current, readAt > query.state.dataUpdatedAt)) return
  const shown = receiveProfile(queryClient, queryKey, profile, { since: current })
  query.setData(shown, { updatedAt: Math.max(readAt, query.state.dataUpdatedAt), manual: true })
}

function isNews(
  saved: { updated_at: string | null },
  current: { updated_at: string | null },
  isLater: boolean,
) {
  const order = compareInstants(saved.updated_at, current.updated_at)
  return order > 0 || (order === 0 && isLater)
}

/** So that the first frame in the browser is the server's: with the stand-in. What shows it then asks again. */
function admitFailure(
  queryClient: QueryClient,
  client: ProfileClient,
  { userId, error, updatedAt }: SavedFailure,
) {
  const query = buildProfileQuery(queryClient, client, userId)
  const { data, errorUpdateCount, fetchStatus } = query.state
  if (data !== undefined || errorUpdateCount > 0 || fetchStatus !== 'idle') return
  query.setState({ status: 'error', error, errorUpdateCount: 1, errorUpdatedAt: Math.min(updatedAt, now()) })
}

/** Many at once: whoever watches is told once. */
export function admitProfiles(
  queryClient: QueryClient,
  client: ProfileClient,
  all: readonly (SavedProfile | SavedFailure)[],
): void {
  notifyManager.batch(() => {
    for (const saved of all) admitProfile(queryClient, client, saved)
  })
}
