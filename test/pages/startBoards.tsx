import '../../src/components/styles.css'
import { createRef, type RefObject } from 'react'
import { flushSync } from 'react-dom'
import { createRoot, hydrateRoot, type Root } from 'react-dom/client'
import type { LeaderboardActions } from '../../src/components/leaderboard/LeaderboardProps.ts'
import { LongBoard, type LongBoardProps } from './LongBoard.tsx'

interface Boards {
  /** Renders a board into the element of this id, hydrating what it holds, and says how many rows are there at once. */
  show: (id: string, props: LongBoardProps) => number
  remove: (id: string) => void
  /** Of the board shown last. */
  actions: RefObject<LeaderboardActions | null>
  /** Layout shifts so far. */
  shifts: number[]
}

declare global {
  var boards: Boards
}

/** Boards of a page, in the hands of a test. */
export function startBoards() {
  const roots = new Map<string, Root>()
  const actions = createRef<LeaderboardActions>()
  const shifts: number[] = []
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) if ('value' in entry) shifts.push(Number(entry.value))
  }).observe({ type: 'layout-shift' })

  function show(id: string, props: LongBoardProps) {
    const element = document.getElementById(id)
    if (!element) throw new Error(`There is no ${id}`)
    const board = <LongBoard {...props} actionsRef={actions} />
    const known = roots.get(id)
    const isOfServer = !known && element.hasChildNodes()
    const root = known ?? (isOfServer ? hydrateRoot(element, board) : createRoot(element))
    if (!isOfServer) flushSync(() => root.render(board))
    roots.set(id, root)
    return element.querySelectorAll('[data-profile-kit="leaderboard-row"]').length
  }

  function remove(id: string) {
    roots.get(id)?.unmount()
    roots.delete(id)
  }

  globalThis.boards = { show, remove, actions, shifts }
}
