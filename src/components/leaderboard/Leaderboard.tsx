'use client'
import { forwardRef, type ReactNode, type RefAttributes } from 'react'
import type { LeaderboardEntry } from '../../api/schemas.ts'
import { Board } from './Board.tsx'
import type { LeaderboardProps } from './LeaderboardProps.ts'
import { RemoteBoard } from './RemoteBoard.tsx'
import type { RankedEntry } from './toRows.ts'

/** `forwardRef` alone would forget what the app's entries are. */
interface LeaderboardComponent {
  <TEntry extends RankedEntry = LeaderboardEntry>(
    props: LeaderboardProps<TEntry> & RefAttributes<HTMLDivElement>,
  ): ReactNode
  displayName?: string | undefined
}

/**
 * Shows who stands where. Ranks and scores are there at once; names and pictures come as they are read, and nothing
 * moves. Profiles are requested only for rows in view, the first screen at once and later ones when scrolling has come to rest.
 * Up to 100 entries, every row is rendered; above, those in view.
 * Renders a `<div>` with an `<ol>` inside.
 *
 * @example
 * <Leaderboard entries={entries} label="This week" height={480} />
 * @example
 * <Leaderboard leaderboardId="weekly">
 *   {(row) => <>{row.rankText}. {row.profile.name}: {row.scoreText}</>}
 * </Leaderboard>
 */
export const Leaderboard: LeaderboardComponent = forwardRef<HTMLDivElement, LeaderboardProps<RankedEntry>>(
  function Leaderboard({ entries, leaderboardId, windowKey, pageSize, ...props }, ref) {
    return leaderboardId === undefined ? (
      <Board {...props} source={{ entries, missing: entries ? undefined : 'loading' }} ref={ref} />
    ) : (
      <RemoteBoard {...props} {...{ leaderboardId, windowKey, pageSize }} ref={ref} />
    )
  },
)
