'use client'
import { forwardRef, useEffect, useMemo, useRef } from 'react'
import { useLabels } from '../../hooks/useLabels.ts'
import { useMergedRefs } from '../useMergedRefs.ts'
import { usePart } from '../usePart.ts'
import { boardLabels } from './boardLabels.ts'
import { BoardList } from './BoardList.tsx'
import { BoardMessage } from './BoardMessage.tsx'
import { BoardSkeleton } from './BoardSkeleton.tsx'
import { isNumber } from './createNumberFormat.ts'
import type { LeaderboardCommonProps, LeaderboardState } from './LeaderboardProps.ts'
import { type RankedEntry, type Row, toRows } from './toRows.ts'
import { useBoardActions } from './useBoardActions.ts'
import { useBoardSize } from './useBoardSize.ts'
import { useRowTexts } from './useRowTexts.ts'
import { ROW_HEIGHT, useRowWindow } from './useRowWindow.ts'

/** Rows of a board that is loading, where nothing says how many fit. */
const SKELETON_ROWS = 10

/** In how many rows the screen is told to have moved on: each time, the board renders once more. */
const STEP = 20

/** Places of a board, from 0, the last one included. */
export interface Places {
  first: number
  last: number
}

/** Where a board's entries come from. */
export interface BoardSource {
  entries: readonly RankedEntry[] | undefined
  /** How many there will be, where that is known. */
  total?: number | undefined
  /** Why there are no entries, where that is not because nobody is on the board. */
  missing?: 'loading' | 'error' | 'signed-out' | undefined
  /** Why something could not be read. */
  reason?: LeaderboardState['reason']
  /** Set where something could not be read. */
  onRetry?: (() => void) | undefined
  /** Called when the last entries are seen. */
  onNearEnd?: (() => void) | undefined
  /** Called with the places on screen, roughly. */
  onMove?: ((inView: Places) => void) | undefined
}

export interface BoardProps extends LeaderboardCommonProps<RankedEntry> {
  source: BoardSource
}

/** A board, wherever its entries come from. */
export const Board = forwardRef<HTMLDivElement, BoardProps>(function Board(
  {
    source: { entries, total = 0, missing, reason, onRetry, onNearEnd, onMove },
    height,
    rowHeight,
    formatScore,
    label: ownLabel,
    emptyState,
    actionsRef,
    profiles,
    currentUserId,
    onRowAction,
    getRowHref,
    children: template,
    ...props
  },
  ref,
) {
  const labels = useLabels(boardLabels)
  const label = ownLabel ?? labels.leaderboard
  const boardRef = useRef<HTMLDivElement>(null)
  const mergedRef = useMergedRefs(boardRef, ref)
  const rows = useMemo(() => toRows(entries), [entries])
  // Before the rows: how many there are depends on it.
  useBoardSize(boardRef, { height, rowHeight })
  const [range, rowWindow] = useRowWindow({ rows, boardRef, rowHeight })
  const first = Math.floor(range.first / STEP) * STEP
  const last = Math.ceil(range.last / STEP) * STEP
  useEffect(() => onMove?.({ first, last }), [onMove, first, last])
  useBoardActions(actionsRef, { rows, rowWindow, boardRef })
  const rowTexts = useRowTexts(formatScore)
  const highestRank = useMemo(() => findHighestRank(rows), [rows])

  const isScroller = height !== undefined || range.isBoardScrolling
  const status: LeaderboardState['status'] = rows.length > 0 ? 'ready' : (missing ?? 'empty')
  const rowOptions = { profiles, currentUserId, onRowAction, getRowHref, children: template }
  const content = {
    ready: () => (
      <>
        <BoardList
          {...{ rows, total, range, rowWindow, onNearEnd }}
          {...rowOptions}
          texts={rowTexts}
          label={isScroller ? undefined : label}
        />
        {onRetry && <BoardMessage onRetry={onRetry}>{labels.leaderboardPartlyFailed}</BoardMessage>}
      </>
    ),
    loading: () => <BoardSkeleton rows={fitRows(height, rowHeight)} />,
    empty: () => (
      <BoardMessage>{emptyState === undefined ? labels.leaderboardEmpty : emptyState}</BoardMessage>
    ),
    error: () => <BoardMessage onRetry={onRetry}>{labels.leaderboardFailed}</BoardMessage>,
    'signed-out': () => <BoardMessage>{labels.leaderboardSignedOut}</BoardMessage>,
  }[status]()

  const own = {
    ...(isScroller && { role: 'region', tabIndex: 0, 'aria-label': label }),
    'data-height': height,
    'data-digits': rowTexts.formatRank(Math.max(highestRank, total)).length,
    children: content,
  }
  return usePart('div', { name: 'leaderboard', state: { status, reason }, own }, props, mergedRef)
})

function findHighestRank(rows: readonly Row<RankedEntry>[]): number {
  return rows.reduce(
    (highest, { entry: { rank } }) => (isNumber(rank) ? Math.max(highest, rank) : highest),
    0,
  )
}

function fitRows(height: number | undefined, rowHeight = ROW_HEIGHT): number {
  return height === undefined ? SKELETON_ROWS : Math.max(1, Math.floor(height / rowHeight))
}
