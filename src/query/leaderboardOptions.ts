import { queryOptions } from '@tanstack/react-query'
import type { ProfileKitError } from '../api/errors.ts'
import type { ProfileClient } from '../api/ProfileClient.ts'
import type { LeaderboardPage } from '../api/schemas.ts'
import { attendSession } from './session/attendSession.ts'
import { pinnedOptions } from './pinnedOptions.ts'
import { profileKeys } from './profileKeys.ts'
import type { ReadOptions } from './ReadOptions.ts'

/** Entries of a page, as of the service's own. */
export const PAGE_SIZE = 100

type LeaderboardKey = ReturnType<typeof profileKeys.leaderboard>

export interface LeaderboardOptions {
  /** How many entries. Default: 100, as the service's own. */
  limit?: number | undefined
  /** How many entries to pass over, from 0. Default: 0. */
  offset?: number | undefined
  /** `'current'`, or a window's own key such as `2025-11-18T12`. Default: the active window. */
  windowKey?: string | undefined
}

/** Everything TanStack Query needs to read one page of a leaderboard. Fresh for 30 seconds. */
export function leaderboardOptions(
  client: ProfileClient,
  leaderboardId: string,
  { limit = PAGE_SIZE, offset = 0, windowKey }: LeaderboardOptions = {},
): ReadOptions<LeaderboardPage, LeaderboardKey> {
  return queryOptions<LeaderboardPage, ProfileKitError, LeaderboardPage, LeaderboardKey>({
    ...pinnedOptions,
    queryKey: profileKeys.leaderboard(client.scope, leaderboardId, windowKey ?? null, limit, offset),
    queryFn: ({ client: queryClient, signal }) => {
      attendSession(queryClient, client)
      return client.getLeaderboard(leaderboardId, { limit, offset, windowKey, signal })
    },
    // Comparing every row with its predecessor costs more than rendering the few that are on screen.
    structuralSharing: false,
    staleTime: 30_000,
  })
}
