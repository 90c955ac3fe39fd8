'use client'
import { forwardRef } from 'react'
import { type PartProps, usePart } from '../usePart.ts'
import { useLeaderboardRow } from './LeaderboardRow.ts'

/** What the parts of a row show, as `data-*` attributes. */
export interface LeaderboardPartState {
  /** Whether the row is that of the signed-in user. */
  current: boolean
}

export interface LeaderboardRankProps extends PartProps<'span', LeaderboardPartState> {}

/**
 * Shows the rank of the row it stands in, as text.
 * Renders a `<span>`.
 */
export const LeaderboardRank = forwardRef<HTMLSpanElement, LeaderboardRankProps>(
  function LeaderboardRank(props, ref) {
    const { rankText, isCurrent } = useLeaderboardRow('LeaderboardRank')
    // Two releases of Intl may write a number differently: the server's text is as good.
    const own = { children: rankText, suppressHydrationWarning: true }
    return usePart('span', { name: 'leaderboard-rank', state: { current: isCurrent }, own }, props, ref)
  },
)
