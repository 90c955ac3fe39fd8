'use client'
import { useQueries } from '@tanstack/react-query'
import { useCallback, useState } from 'react'
import { isProfileKitError, type ProfileKitError } from '../api/errors.ts'
import type { LeaderboardEntry } from '../api/schemas.ts'
import { createPageJoiner, nextOffset, totalOf } from '../query/leaderboardPages.ts'
import { lastFailureAt } from '../query/display/lastFailure.ts'
import { leaderboardOptions, PAGE_SIZE } from '../query/leaderboardOptions.ts'
import { useProfileKit } from './ProfileContext.ts'

export interface UseLeaderboardOptions {
  /** Entries per request. Default: 100. */
  pageSize?: number | undefined
  /** `'current'`, or a window's own key such as `2025-11-18T12`. Default: the active window. */
  windowKey?: string | undefined
  /**
   * The first and the last place on screen, from 0. When the page comes back into view, or the network does, only they
   * are read again, with a page on either side and the last one. Default: all places.
   */
  inView?: { first: number; last: number } | undefined
}

export interface UseLeaderboardResult {
  /** What has been read so far, in order of rank. The same array while nothing changed. */
  entries: readonly LeaderboardEntry[]
  /** How many entries the whole board has, where the service says so. */
  total: number | undefined
  status: 'pending' | 'error' | 'success'
  /** Why a page could not be read, or not again; `null` when nothing has failed. */
  error: ProfileKitError | null
  isFetching: boolean
  hasNextPage: boolean
  /** Reads the next page. Does nothing while there is none. The same function until it has come. */
  fetchNextPage: () => void
  /** Reads all pages again. */
  refetch: () => void
  /** Reads those pages again that could not be read. */
  retryFailed: () => void
}

/** Reads a leaderboard page by page, beginning with the first. Never asks while nobody is signed in. */
export function useLeaderboard(
  leaderboardId: string,
  { pageSize = PAGE_SIZE, windowKey, inView }: UseLeaderboardOptions = {},
): UseLeaderboardResult {
  const { client, queryClient } = useProfileKit()
  const [offsets, addOffset] = useOffsets(JSON.stringify([client?.scope, leaderboardId, pageSize, windowKey]))
  const lastOffset = offsets.at(-1) ?? 0
  const isNearby = (offset: number) =>
    !inView || (offset > inView.first - 2 * pageSize && offset <= inView.last + pageSize)
  const queries = client
    ? offsets.map((offset) => ({
        ...leaderboardOptions(client, leaderboardId, { limit: pageSize, offset, windowKey }),
        enabled: offset === lastOffset || isNearby(offset),
      }))
    : []
  const results = useQueries({ queries }, queryClient)
  const failures = queries.flatMap(({ queryKey }, index) => {
    return results[index]?.error ?? lastFailureAt(queryClient, queryKey) ?? []
  })
  const [join] = useState(createPageJoiner)
  const pages = results.flatMap(({ data }) => data ?? [])
  const lastPage = results.at(-1)?.data
  const entries = join(pages)
  const next = lastPage && nextOffset(lastPage, lastOffset, entries)
  const fetchNextPage = useFetchNextPage(next, addOffset)
  return {
    entries,
    total: totalOf(pages),
    status: pages.length > 0 ? 'success' : failures.length > 0 ? 'error' : 'pending',
    error: failures.find(isProfileKitError) ?? null,
    isFetching: results.some(({ isFetching }) => isFetching),
    hasNextPage: next !== undefined,
    fetchNextPage,
    refetch() {
      for (const { refetch } of results) void refetch()
    },
    retryFailed() {
      for (const { isError, refetch } of results) if (isError) void refetch({ cancelRefetch: false })
    },
  }
}

/** Where the pages read so far begin. Another board begins anew. */
function useOffsets(board: string) {
  const [state, setState] = useState({ board, offsets: [0] })
  const addOffset = useCallback(
    (offset: number) => {
      setState((former) => ({ board, offsets: [...new Set(offsetsOf(former, board)).add(offset)] }))
    },
    [board],
  )
  return [offsetsOf(state, board), addOffset] as const
}

function useFetchNextPage(next: number | undefined, addOffset: (offset: number) => void): () => void {
  return useCallback(() => {
    if (next !== undefined) addOffset(next)
  }, [next, addOffset])
}

const firstPage = [0]

function offsetsOf(state: { board: string; offsets: number[] }, board: string): number[] {
  return state.board === board ? state.offsets : firstPage
}
