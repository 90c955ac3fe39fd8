'use client'
import { type RefObject, useCallback, useState, useSyncExternalStore } from 'react'
import { useIsomorphicLayoutEffect } from '../useIsomorphicLayoutEffect.ts'
import { createRowWindow, INITIAL_ROWS, type RowRange, type RowWindow } from './createRowWindow.ts'
import { isWindowed } from './isWindowed.ts'
import type { RankedEntry, Row } from './toRows.ts'

/** What styles.css makes a row high at least, in pixels. */
export const ROW_HEIGHT = 56

interface Rows {
  rows: readonly Row<RankedEntry>[]
  boardRef: RefObject<HTMLElement | null>
  rowHeight: number | undefined
}

/** Which rows to render. */
export function useRowWindow({ rows, boardRef, rowHeight = ROW_HEIGHT }: Rows): [RowRange, RowWindow] {
  const [rowWindow] = useState(createRowWindow)
  // A short board is rendered as it is, so that it need not be rendered again.
  const getRange = isWindowed(rows.length) ? rowWindow.getRange : noRange
  const range = useSyncExternalStore(rowWindow.subscribe, getRange, noRange)
  // The same while the rows are: with another, every row's place is reckoned anew.
  const keyOf = useCallback((index: number) => rows[index]?.key ?? String(index), [rows])
  useIsomorphicLayoutEffect(() => {
    const board = boardRef.current
    if (board) rowWindow.update({ board, rowHeight, count: rows.length, keyOf })
  })
  useIsomorphicLayoutEffect(() => rowWindow.disconnect, [rowWindow])
  return [range ? clip(range, rows.length) : firstRows(rows.length), rowWindow]
}

const noRange = () => undefined

function firstRows(count: number): RowRange {
  const last = (isWindowed(count) ? INITIAL_ROWS : count) - 1
  return { first: 0, last, before: 0, after: 0, isBoardScrolling: false }
}

/** The range is that of the last render: by now there may be fewer rows. */
function clip(range: RowRange, count: number): RowRange {
  return { ...range, last: Math.min(range.last, count - 1) }
}
