'use client'
import { type RefObject, useCallback, useState, useSyncExternalStore } from 'react'
import { useIsomorphicLayoutEffect } from '../useIsomorphicLayoutEffect.ts'
import { createRowWindow, type RowRange, type RowWindow } from './createRowWindow.ts'
import type { RankedEntry, Row } from './toRows.ts'

/** Up to here every row is rendered: for print, for finding in the page, for pages without script. */
const PLAIN_ROWS = 100
/** Rendered where there is no viewport, as on the server. */
const INITIAL_ROWS = 20
/** What styles.css makes a row high at least, in pixels. */
export const ROW_HEIGHT = 56

export function isWindowed(count: number): boolean {
  return count > PLAIN_ROWS
}

interface Rows {
  rows: readonly Row<RankedEntry>[]
  boardRef: RefObject<HTMLElement | null>
  rowHeight: number | undefined
}

/** Which rows to render. */
export function useRowWindow({ rows, boardRef, rowHeight = ROW_HEIGHT }: Rows): [RowRange, RowWindow] {
  const [rowWindow] = useState(createRowWindow)
  const range = useSyncExternalStore(rowWindow.subscribe, rowWindow.getRange, noRange)
  // The same while the rows are: with another, every row's place is reckoned anew.
  const keyOf = useCallback((index: number) => rows[index]?.key ?? String(index), [rows])
  useIsomorphicLayoutEffect(() => {
    const board = boardRef.current
    rowWindow.update(
      isWindowed(rows.length) && board ? { board, rowHeight, count: rows.length, keyOf } : undefined,
    )
  })
  useIsomorphicLayoutEffect(() => rowWindow.disconnect, [rowWindow])
  return [isWindowed(rows.length) && range ? clip(range, rows.length) : firstRows(rows.length), rowWindow]
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
