import type { VirtualRows } from './createVirtualRows.ts'
import { isWindowed } from './isWindowed.ts'

/** Rendered where there is no viewport, as on the server, and until it is known what is in view. */
export const INITIAL_ROWS = 20
/** Rendered in addition when scrolling comes to the end of those, and it is still not known. */
const MORE_ROWS = 100
/** How long the network is left alone where the code for long boards could not be loaded, in milliseconds. */
const PAUSE = 2000

const ROOM = '[data-profile-kit="leaderboard-list"] + [data-profile-kit="leaderboard-spacer"]'

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

/** What is on a board. */
export interface BoardRows {
  board: HTMLElement
  count: number
  /** Pixels, for rows that have not been measured yet. */
  rowHeight: number
  keyOf: (index: number) => string
}

/**
 * Which rows of a board to render. Of a long one those in view: that is for `createVirtualRows` to say, which comes
 * with the first such board on a page. Until then it is the rows that are there already, with room for the others.
 */
export interface RowWindow {
  subscribe: (listener: () => void) => () => void
  /** `undefined` before the first update. */
  getRange: () => RowRange | undefined
  /** To be called after each render, with what is on the board. */
  update: (rows: BoardRows) => void
  /** Stops listening to the page, until the next update. */
  disconnect: () => void
  /** A ref for each rendered row, which has its index in `data-index`. */
  measure: (row: HTMLElement | null) => void
  /** For long boards. At once, or as soon as that can be done. */
  scrollToIndex: (index: number) => void
}

let createVirtualRows: typeof import('./createVirtualRows.ts').createVirtualRows | undefined
let loading: Promise<void> | undefined

/** Once for all boards on the page, and again for whoever still wants it some time after a failure. */
function loadVirtualRows(): Promise<void> {
  loading ??= import('./createVirtualRows.ts').then(
    (code) => {
      ;({ createVirtualRows } = code)
    },
    () => {
      setTimeout(() => {
        loading = undefined
      }, PAUSE)
    },
  )
  return loading
}

export function createRowWindow(): RowWindow {
  const listeners = new Set<() => void>()
  let virtualRows: VirtualRows | undefined
  // What to render while those have nothing to say.
  let atHand: RowRange | undefined
  let target: number | undefined
  let stopWaiting = () => {}
  let request = () => {}

  function publish() {
    for (const listener of listeners) listener()
  }

  function update(rows: BoardRows) {
    stopWaiting()
    keepAtHand(rows)
    if (isWindowed(rows.count)) open(rows)
    else close()
  }

  /** Never fewer than before, while the board is long: it would be lower, and so be scrolled to elsewhere. */
  function keepAtHand({ count, rowHeight }: BoardRows, more = 0) {
    const known = atHand?.last ?? INITIAL_ROWS - 1
    const last = isWindowed(count) ? Math.min(known + more, count - 1) : Math.max(INITIAL_ROWS, count) - 1
    const after = Math.max(0, count - 1 - last) * rowHeight
    if (atHand?.last === last && atHand.after === after) return
    atHand = { first: 0, last, before: 0, after, isBoardScrolling: false }
    publish()
  }

  function open(rows: BoardRows) {
    virtualRows ??= createVirtualRows?.(publish)
    if (!virtualRows) return wait(rows)
    virtualRows.update(rows)
    if (target !== undefined) virtualRows.scrollToIndex(target)
    target = undefined
  }

  function close() {
    virtualRows?.update(undefined)
    target = undefined
  }

  function wait(rows: BoardRows) {
    const { ownerDocument: page } = rows.board
    let isWaiting = true
    request = () => {
      void loadVirtualRows().then(() => {
        if (isWaiting && createVirtualRows) update(rows)
      })
    }
    // Where the code could not be loaded, this is the time to try again. And to do without: for Chromium as it is now,
    // a module that failed to load has failed for good.
    const onScroll = () => {
      request()
      if (endsNearby(rows.board)) keepAtHand(rows, MORE_ROWS)
    }
    page.addEventListener('scroll', onScroll, { capture: true, passive: true })
    stopWaiting = () => {
      isWaiting = false
      page.removeEventListener('scroll', onScroll, { capture: true })
    }
    request()
  }

  return {
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    getRange: () => virtualRows?.getRange() ?? atHand,
    update,
    disconnect() {
      stopWaiting()
      virtualRows?.disconnect()
    },
    measure: (row) => {
      virtualRows?.measure(row)
    },
    scrollToIndex(index) {
      if (virtualRows) return virtualRows.scrollToIndex(index)
      target = index
      request()
    },
  }
}

/** Whether the rows that are rendered end on screen, or soon will. */
function endsNearby(board: HTMLElement): boolean {
  const room = board.querySelector(ROOM)?.getBoundingClientRect()
  const screen = board.ownerDocument.documentElement.clientHeight
  return room !== undefined && room.height > 0 && Math.abs(room.top) < 2 * screen
}
