'use client'
import { type Ref, type RefObject, useImperativeHandle } from 'react'
import type { RowWindow } from './createRowWindow.ts'
import type { LeaderboardActions } from './LeaderboardProps.ts'
import type { RankedEntry, Row } from './toRows.ts'
import { isWindowed } from './isWindowed.ts'

interface Board {
  rows: readonly Row<RankedEntry>[]
  rowWindow: RowWindow
  boardRef: RefObject<HTMLElement | null>
}

export function useBoardActions(
  actionsRef: Ref<LeaderboardActions> | undefined,
  { rows, rowWindow, boardRef }: Board,
): void {
  useImperativeHandle(actionsRef, () => {
    function scrollToIndex(index: number): boolean {
      if (rows[index] === undefined) return false
      if (isWindowed(rows.length)) rowWindow.scrollToIndex(index)
      else findRow(boardRef.current, index)?.scrollIntoView({ block: 'center' })
      return true
    }
    return {
      scrollToIndex,
      scrollToUser: (userId) => scrollToIndex(rows.findIndex(({ entry }) => entry.user_id === userId)),
    }
  }, [rows, rowWindow, boardRef])
}

function findRow(board: HTMLElement | null, index: number): Element | null | undefined {
  return board?.querySelector(`[data-profile-kit="leaderboard-row"][data-index="${index}"]`)
}
