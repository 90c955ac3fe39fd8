'use client'
import { useMemo, useState } from 'react'
import { useOptionalProfileKit } from '../../hooks/ProfileContext.ts'
import { callSafely } from '../../internal/callSafely.ts'
import { byUserId } from '../byUserId.ts'
import { ProfileAvatar } from '../profile-avatar/ProfileAvatar.tsx'
import { ProfileName } from '../profile-name/ProfileName.tsx'
import { useEventCallback } from '../../hooks/useEventCallback.ts'
import { BoardRow } from './BoardRow.tsx'
import type { RowRange, RowWindow } from './createRowWindow.ts'
import { createScreen } from './createScreen.ts'
import type { LeaderboardCommonProps } from './LeaderboardProps.ts'
import { LeaderboardRank } from './LeaderboardRank.tsx'
import { LeaderboardScore } from './LeaderboardScore.tsx'
import { Spacer } from './Spacer.tsx'
import type { RankedEntry, Row } from './toRows.ts'
import type { RowTexts } from './useRowTexts.ts'
import { isWindowed } from './isWindowed.ts'

/** How close to the end the next page is requested, in rows. */
const NEAR_END = 20

/** What each row of a board needs to know of it. */
export type RowOptions = Pick<
  LeaderboardCommonProps<RankedEntry>,
  'profiles' | 'currentUserId' | 'onRowAction' | 'getRowHref' | 'children'
>

export interface BoardListProps extends RowOptions {
  rows: readonly Row<RankedEntry>[]
  /** How many the board will have, which may be more than there are rows so far. */
  total: number
  range: RowRange
  rowWindow: RowWindow
  texts: RowTexts
  /** `undefined` where the board around the list is called so already. */
  label: string | undefined
  onNearEnd: (() => void) | undefined
}

// The spaces are for those who copy a row, or see it without styles.css.
const defaultTemplate = (
  <>
    <LeaderboardRank /> <ProfileAvatar /> <ProfileName /> <LeaderboardScore />
  </>
)

// Without a role, Safari takes a list without bullets for no list.
const listProps = { 'data-profile-kit': 'leaderboard-list', role: 'list' }

/** The rows of a board that are to be rendered, between the room for those that are not. */
export function BoardList({
  rows,
  total,
  range,
  rowWindow,
  texts,
  label,
  onNearEnd,
  profiles,
  currentUserId,
  onRowAction,
  getRowHref,
  children: template = defaultTemplate,
}: BoardListProps) {
  const [screen] = useState(createScreen)
  const onAction = useEventCallback(onRowAction)
  const inHand = useMemo(() => byUserId(profiles), [profiles])
  const signedInUserId = useOptionalProfileKit()?.currentUserId
  const { length } = rows
  return (
    <>
      <Spacer height={range.before} />
      <ol {...listProps} aria-label={label}>
        {rows.slice(range.first, range.last + 1).map(({ key, entry }, place) => {
          const index = range.first + place
          return (
            <BoardRow
              key={key}
              entry={entry}
              index={index}
              count={isWindowed(length) || total > length ? Math.max(total, length) : undefined}
              rankText={texts.formatRank(entry.rank)}
              scoreText={texts.formatScore(entry)}
              isCurrent={entry.user_id === (currentUserId ?? signedInUserId)}
              profile={inHand.get(entry.user_id)}
              template={template}
              href={callSafely(getRowHref, entry) ?? undefined}
              onAction={onRowAction && onAction}
              onSeen={index >= length - NEAR_END ? onNearEnd : undefined}
              screen={screen}
              measure={rowWindow.measure}
            />
          )
        })}
      </ol>
      <Spacer height={range.after} />
    </>
  )
}
