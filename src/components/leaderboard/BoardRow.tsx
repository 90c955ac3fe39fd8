'use client'
import { memo, type ReactNode, useEffect, useMemo, useRef } from 'react'
import type { Profile } from '../../api/schemas.ts'
import { useOptionalProfileKit } from '../../hooks/ProfileContext.ts'
import { useShownProfile } from '../../hooks/useShownProfile.ts'
import { PersonProvider } from '../profile-root/ProfileRoot.tsx'
import { useIsomorphicLayoutEffect } from '../useIsomorphicLayoutEffect.ts'
import { isNumber } from './createNumberFormat.ts'
import type { Screen } from './createScreen.ts'
import { type LeaderboardRow, LeaderboardRowContext } from './LeaderboardRow.ts'
import { RowContent } from './RowContent.tsx'
import type { RankedEntry } from './toRows.ts'
import { useIsSeen } from './useIsSeen.ts'

export interface BoardRowProps {
  entry: RankedEntry
  index: number
  /** How many rows the board has, where not all of them are rendered. */
  count: number | undefined
  rankText: string
  scoreText: string
  isCurrent: boolean
  /** A profile the app already has: then this row requests nothing. */
  profile: Profile | undefined
  template: RowTemplate
  href: string | undefined
  onAction: ((entry: RankedEntry) => void) | undefined
  /** Called when the row is seen. */
  onSeen: (() => void) | undefined
  screen: Screen
  measure: (row: HTMLElement | null) => void
}

export type RowTemplate = ReactNode | ((row: LeaderboardRow) => ReactNode)

/**
 * One place on the board. Renders again only when its own person or place changes, or what a row holds: children
 * that are written into the JSX of a board are others each time that is rendered.
 */
export const BoardRow = memo(function BoardRow({
  entry,
  index,
  count,
  rankText,
  scoreText,
  isCurrent,
  profile: profileInHand,
  template,
  href,
  onAction,
  onSeen,
  screen,
  measure,
}: BoardRowProps) {
  const { user_id: userId } = entry
  const rowRef = useRef<HTMLLIElement>(null)
  const isSeen = useIsSeen(screen, rowRef)
  useVisiblePriority(userId, isSeen && profileInHand === undefined)
  useEffect(() => {
    if (isSeen) onSeen?.()
  }, [isSeen, onSeen])
  useIsomorphicLayoutEffect(() => {
    measure(rowRef.current)
    return () => measure(null)
  }, [measure, index])
  const profile = useShownProfile({ userId, profile: profileInHand }, { enabled: isSeen })
  const row = useMemo(
    () => ({ entry, index, userId, profile, rankText, scoreText, isCurrent }),
    [entry, index, userId, profile, rankText, scoreText, isCurrent],
  )
  const current = isCurrent ? 'true' : undefined
  const isInteractive = href !== undefined || onAction !== undefined
  return (
    <li
      ref={rowRef}
      data-profile-kit="leaderboard-row"
      data-index={index}
      data-rank={isNumber(entry.rank) ? entry.rank : undefined}
      data-current={isCurrent ? '' : undefined}
      data-status={profile.status}
      data-reason={profile.reason}
      aria-current={isInteractive ? undefined : current}
      aria-setsize={count}
      aria-posinset={count === undefined ? undefined : index + 1}
    >
      <RowContent
        href={href}
        onAction={onAction && (() => onAction(entry))}
        current={isInteractive ? current : undefined}
      >
        <LeaderboardRowContext.Provider value={row}>
          <PersonProvider shown={profile}>
            {typeof template === 'function' ? template(row) : template}
          </PersonProvider>
        </LeaderboardRowContext.Provider>
      </RowContent>
    </li>
  )
})

/** Lets the read of somebody in view go before the others, for as long as they are. */
function useVisiblePriority(userId: string, isVisible: boolean): void {
  const client = useOptionalProfileKit()?.client
  useEffect(
    () => (isVisible && client ? client.prioritize(userId, 'visible') : undefined),
    [client, userId, isVisible],
  )
}
