'use client'
import { createContext, useContext } from 'react'
import type { DisplayProfile } from '../../query/display/DisplayProfile.ts'
import type { RankedEntry } from './toRows.ts'

/** One row of a board, as `children` of `<Leaderboard>` gets it. */
export interface LeaderboardRow<TEntry extends RankedEntry = RankedEntry> {
  /** The entry as it was given. */
  entry: TEntry
  /** The place in the list, from 0. */
  index: number
  userId: string
  /** Whom to show: somebody who is loading, a profile, or a stand-in. */
  profile: DisplayProfile
  /** The rank as text, in the locale's digits. */
  rankText: string
  /** The score as text, through `formatScore`. */
  scoreText: string
  /** Whether this is the signed-in user. */
  isCurrent: boolean
}

export const LeaderboardRowContext = createContext<LeaderboardRow | undefined>(undefined)

/** @throws {Error} outside a row of a board */
export function useLeaderboardRow(part: string): LeaderboardRow {
  const row = useContext(LeaderboardRowContext)
  if (row) return row
  throw new Error(
    `profile-kit: <${part}> belongs to a row, and there is none around it. Put it inside <Leaderboard>.`,
  )
}
