import { type RefObject, useEffect, useState } from 'react'
import type { Network } from './createNetwork.ts'

export interface BoardCounts {
  sent: number
  peak: number
  /** Rows that say "Unknown". */
  unknown: number
  /** Pictures the browser shows as broken, or has no address for. */
  broken: number
  /** Milliseconds from opening the board until a rank was on screen; `undefined` until it is. */
  firstRank: number | undefined
}

const EVERY = 250
const START: BoardCounts = { sent: 0, peak: 0, unknown: 0, broken: 0, firstRank: undefined }

/** Looks at a board from outside, at both in the same way: what is on screen, and what went over its network. */
export function useBoardCounts(board: RefObject<HTMLElement | null>, network: Network): BoardCounts {
  const [openedAt] = useState(() => performance.now())
  const [counts, setCounts] = useState(START)

  useEffect(() => {
    const element = board.current
    if (!element) return
    const look = () =>
      setCounts((former) => {
        const next = { ...former, sent: network.sent, peak: network.peak, ...lookAt(element) }
        return isSame(former, next) ? former : next
      })
    const timer = setInterval(look, EVERY)
    const stopWaiting = whenRowsAppear(element, () =>
      setCounts((former) => ({ ...former, firstRank: Math.round(performance.now() - openedAt) })),
    )
    return () => {
      clearInterval(timer)
      stopWaiting()
    }
  }, [board, network, openedAt])

  return counts
}

function lookAt(board: HTMLElement): Pick<BoardCounts, 'unknown' | 'broken'> {
  const texts = board.querySelectorAll('td, [data-profile-kit="name"]')
  const images = [...board.querySelectorAll('img')]
  return {
    unknown: [...texts].filter(({ textContent }) => textContent === 'Unknown').length,
    broken: images.filter((image) => image.complete && image.naturalWidth === 0 && !image.dataset['loading'])
      .length,
  }
}

function whenRowsAppear(board: HTMLElement, listener: () => void): () => void {
  let frame: number | undefined
  const observer = new MutationObserver(check)
  observer.observe(board, { childList: true, subtree: true })
  check()
  function check() {
    if (!board.querySelector('tbody tr, [data-profile-kit="leaderboard-row"]')) return
    observer.disconnect()
    frame = requestAnimationFrame(listener)
  }
  return () => {
    observer.disconnect()
    if (frame !== undefined) cancelAnimationFrame(frame)
  }
}

function isSame(former: BoardCounts, next: BoardCounts): boolean {
  return Object.entries(next).every(([key, value]) => Reflect.get(former, key) === value)
}
