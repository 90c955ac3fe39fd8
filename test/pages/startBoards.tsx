import '../../src/components/styles.css'
import { createRef } from 'react'
import { flushSync } from 'react-dom'
import { createRoot, hydrateRoot, type Root } from 'react-dom/client'
import type { LeaderboardActions } from '../../src/components/leaderboard/LeaderboardProps.ts'
import { LongBoard, type LongBoardProps } from './LongBoard.tsx'

interface Boards {
  /** Renders a board into the element of this id, hydrating what it holds, and says how many rows are there at once. */
  show: (id: string, props: LongBoardProps) => number
  remove: (id: string) => void
  actions: (id: string) => LeaderboardActions | null
  /** Layout shifts so far. */
  shifts: number[]
}

declare global {
  var boards: Boards
}

/** Boards of a page, in the hands of a test. */
export function startBoards() {
  const roots = new Map<string, Root>()
  const refs = new Map<string, ReturnType<typeof createRef<LeaderboardActions>>>()
  const shifts: number[] = []
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) if ('value' in entry) shifts.push(Number(entry.value))
  }).observe({ type: 'layout-shift' })

  globalThis.boards = {
    shifts,
    show(id, props) {
      const element = document.getElementById(id)
      if (!element) throw new Error(`There is no ${id}`)
      const actionsRef = refs.get(id) ?? createRef<LeaderboardActions>()
      refs.set(id, actionsRef)
      const board = <LongBoard {...props} actionsRef={actionsRef} />
      flushSync(() => {
        const root = roots.get(id)
        if (root) root.render(board)
        else if (element.hasChildNodes()) roots.set(id, hydrateRoot(element, board))
        else {
          const made = createRoot(element)
          roots.set(id, made)
          made.render(board)
        }
      })
      return element.querySelectorAll('[data-profile-kit="leaderboard-row"]').length
    },
    remove(id) {
      roots.get(id)?.unmount()
      roots.delete(id)
    },
    actions: (id) => refs.get(id)?.current ?? null,
  }
}
