'use client'
import { forwardRef } from 'react'
import { type PartProps, usePart } from '../usePart.ts'
import type { LeaderboardPartState } from './LeaderboardRank.tsx'
import { useLeaderboardRow } from './LeaderboardRow.ts'

export interface LeaderboardScoreProps extends PartProps<'span', LeaderboardPartState> {}

/**
 * Shows the score of the row it stands in, written for people.
 * Renders a `<span>`.
 */
export const LeaderboardScore = forwardRef<HTMLSpanElement, LeaderboardScoreProps>(
  function LeaderboardScore(props, ref) {
    const { scoreText, isCurrent } = useLeaderboardRow('LeaderboardScore')
    // Two releases of Intl may write a number differently: the server's text is as good.
    const own = { children: scoreText, suppressHydrationWarning: true }
    return usePart('span', { name: 'leaderboard-score', state: { current: isCurrent }, own }, props, ref)
  },
)
