'use client'
import { useMemo } from 'react'
import { useLocale } from '../../hooks/useLocale.ts'
import { callSafely } from '../../internal/callSafely.ts'
import { createNumberFormat, isNumber, NO_NUMBER } from './createNumberFormat.ts'
import type { LeaderboardCommonProps } from './LeaderboardProps.ts'
import type { RankedEntry } from './toRows.ts'

export interface RowTexts {
  formatRank: (rank: unknown) => string
  formatScore: (entry: RankedEntry) => string
}

/** How ranks and scores are written. */
export function useRowTexts(formatScore: LeaderboardCommonProps<RankedEntry>['formatScore']): RowTexts {
  const locale = useLocale()
  const formatRank = useMemo(() => createNumberFormat(locale), [locale])
  const ofScore = useMemo(() => {
    if (typeof formatScore !== 'function') {
      const format = createNumberFormat(locale, formatScore)
      return (entry: RankedEntry) => format(entry.score)
    }
    return (entry: RankedEntry) => {
      if (!isNumber(entry.score)) return NO_NUMBER
      const text: unknown = callSafely(formatScore, entry.score, entry)
      return typeof text === 'string' ? text : formatRank(text ?? entry.score)
    }
  }, [locale, formatScore, formatRank])
  return { formatRank, formatScore: ofScore }
}
