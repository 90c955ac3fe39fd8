'use client'
import { forwardRef, useState } from 'react'
import type { ProfileClient } from '../../api/ProfileClient.ts'
import { useLeaderboard, type UseLeaderboardResult } from '../../hooks/useLeaderboard.ts'
import { useProfileClient } from '../../hooks/useProfileClient.ts'
import { Board, type BoardSource, type Places } from './Board.tsx'
import type { LeaderboardCommonProps, LeaderboardSourceProps } from './LeaderboardProps.ts'
import type { RankedEntry } from './toRows.ts'

export interface RemoteBoardProps
  extends LeaderboardCommonProps<RankedEntry>, Omit<LeaderboardSourceProps, 'entries'> {}

/** A board of the service, read page by page. */
export const RemoteBoard = forwardRef<HTMLDivElement, RemoteBoardProps>(function RemoteBoard(
  { leaderboardId, windowKey, pageSize, ...props },
  ref,
) {
  const client = useProfileClient()
  const [inView, setInView] = useState<Places>()
  const board = useLeaderboard(leaderboardId, { windowKey, pageSize, inView })
  return <Board {...props} source={{ ...toSource(board, client), onMove: setInView }} ref={ref} />
})

function toSource(board: UseLeaderboardResult, client: ProfileClient | null): BoardSource {
  const { entries, total, status, error, hasNextPage, fetchNextPage, retryFailed } = board
  const missing = status === 'pending' ? 'loading' : status === 'error' ? 'error' : undefined
  // An app without types may have `undefined` for nobody.
  const isSignedOut = !client || (error?.code === 'unauthorized' && !error.retryable)
  return {
    entries,
    total,
    missing: isSignedOut ? 'signed-out' : missing,
    reason: client ? error?.code : 'signed-out',
    onRetry: error ? retryFailed : undefined,
    onNearEnd: hasNextPage ? fetchNextPage : undefined,
  }
}
