// Some 10 kB compressed, with TanStack Virtual: reached only through `import()`, never statically.
import { elementScroll, Virtualizer, type VirtualizerOptions } from '@tanstack/react-virtual'
import type { BoardRows, RowRange } from './createRowWindow.ts'
import { findScroller, measureRowsTop, observeScroll, observeView } from './scroller.ts'

/** Rendered beyond either edge, so that scrolling meets rows and not a gap. */
const OVERSCAN = 8

const ROW = '[data-profile-kit="leaderboard-row"]'

/** Which rows of a long board are in view, and some around them. */
export interface VirtualRows {
  /** `undefined` while nothing is laid out. */
  getRange: () => RowRange | undefined
  /** `undefined` while the board is short. */
  update: (rows: BoardRows | undefined) => void
  disconnect: () => void
  measure: (row: HTMLElement | null) => void
  scrollToIndex: (index: number) => void
}

/** By TanStack Virtual, whose own hook hands out functions that answer differently in each render. */
export function createVirtualRows(onChange: () => void): VirtualRows {
  let rows: BoardRows | undefined
  let range: RowRange | undefined
  const virtualizer = new Virtualizer(toOptions())

  function toOptions(): VirtualizerOptions<HTMLElement, HTMLElement> {
    const { board, count = 0, rowHeight = 0, keyOf = String } = rows ?? {}
    const scroller = board ? findScroller(board) : null
    return {
      enabled: rows !== undefined,
      count,
      overscan: OVERSCAN,
      getItemKey: keyOf,
      estimateSize: () => rowHeight,
      // Rows that are not laid out measure nothing; then the estimate is better.
      measureElement: (row: HTMLElement) => row.getBoundingClientRect().height || rowHeight,
      // Rendering from within a ResizeObserver is an error to the page.
      useAnimationFrameWithResizeObserver: true,
      scrollMargin: board && scroller ? measureRowsTop(board, scroller) : 0,
      getScrollElement: () => scroller,
      observeElementRect: observeView,
      observeElementOffset: (_, report) =>
        scroller
          ? observeScroll(scroller, (offset, isScrolling) => {
              // What stands above the rows may have changed its height since.
              virtualizer.setOptions(toOptions())
              report(offset, isScrolling)
            })
          : undefined,
      scrollToFn: elementScroll,
      onChange: publish,
    }
  }

  /** Rows that were there before: they stand where they stand, whatever their height is. */
  function measureRendered(board: HTMLElement) {
    virtualizer.shouldAdjustScrollPositionOnItemSizeChange = () => false
    for (const row of board.querySelectorAll<HTMLElement>(ROW)) virtualizer.measureElement(row)
    virtualizer.shouldAdjustScrollPositionOnItemSizeChange = undefined
  }

  function publish() {
    const next = rows && readRange(rows)
    if (isSameRange(range, next)) return
    range = next
    onChange()
  }

  function readRange({ board }: BoardRows): RowRange | undefined {
    const items = virtualizer.getVirtualItems()
    const first = items[0]
    const last = items.at(-1)
    if (!first || !last) return undefined
    const { scrollMargin } = virtualizer.options
    return {
      first: first.index,
      last: last.index,
      before: first.start - scrollMargin,
      after: virtualizer.getTotalSize() - (last.end - scrollMargin),
      isBoardScrolling: virtualizer.scrollElement === board,
    }
  }

  return {
    getRange: () => range,
    update(next) {
      const isNew = rows === undefined
      rows = next
      virtualizer.setOptions(toOptions())
      virtualizer._willUpdate()
      if (isNew && next) measureRendered(next.board)
      publish()
    },
    disconnect: virtualizer._didMount(),
    measure: (row) => {
      virtualizer.measureElement(row)
    },
    scrollToIndex: (index) => {
      virtualizer.scrollToIndex(index, { align: 'center' })
    },
  }
}

function isSameRange(a: RowRange | undefined, b: RowRange | undefined): boolean {
  return (
    a?.first === b?.first &&
    a?.last === b?.last &&
    a?.before === b?.before &&
    a?.after === b?.after &&
    a?.isBoardScrolling === b?.isBoardScrolling
  )
}
