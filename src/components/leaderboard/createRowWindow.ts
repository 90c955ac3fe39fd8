import { elementScroll, Virtualizer, type VirtualizerOptions } from '@tanstack/react-virtual'
import { findScroller, measureRowsTop, observeScroll, observeView } from './scroller.ts'

/** Rendered beyond either edge, so that scrolling meets rows and not a gap. */
const OVERSCAN = 8

/** The rows to render, and the room that those before and after them take. */
export interface RowRange {
  first: number
  last: number
  /** Pixels. */
  before: number
  /** Pixels. */
  after: number
  /** Whether the board itself is what scrolls, and not something around it. */
  isBoardScrolling: boolean
}

export interface WindowedRows {
  board: HTMLElement
  count: number
  /** Pixels, for rows that have not been measured yet. */
  rowHeight: number
  keyOf: (index: number) => string
}

/**
 * Which rows of a long board to render: those in view, and some around them.
 * A store over TanStack Virtual, whose own hook hands out functions that answer differently in each render.
 */
export interface RowWindow {
  subscribe: (listener: () => void) => () => void
  /** `undefined` while nothing is laid out. */
  getRange: () => RowRange | undefined
  /** To be called after each render with what is on the board; `undefined` where all rows are rendered anyway. */
  update: (rows: WindowedRows | undefined) => void
  /** Stops listening to the page, until the next update. */
  disconnect: () => void
  /** A ref for each rendered row, which has its index in `data-index`. */
  measure: (row: HTMLElement | null) => void
  scrollToIndex: (index: number) => void
}

export function createRowWindow(): RowWindow {
  const listeners = new Set<() => void>()
  let rows: WindowedRows | undefined
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

  function publish() {
    const next = rows && readRange(rows)
    if (isSameRange(range, next)) return
    range = next
    for (const listener of listeners) listener()
  }

  function readRange({ board }: WindowedRows): RowRange | undefined {
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
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    getRange: () => range,
    update(next) {
      rows = next
      virtualizer.setOptions(toOptions())
      virtualizer._willUpdate()
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
