import type { LeaderboardEntry } from '../api/schemas.ts'

/**
 * A leaderboard, best first: either the entries of its one window, or the entries of each window by its key,
 * such as `{ '2025-11-18T12': [...] }`. The greatest key is the active window.
 */
export type MockLeaderboard =
  readonly LeaderboardEntry[] | Readonly<Record<string, readonly LeaderboardEntry[]>>

export interface BoardWindow {
  key: string
  entries: readonly LeaderboardEntry[]
}

/** Answers with a board's window: `undefined` for a board that is not there, `null` for a window that is not. */
export type FindWindow = (
  leaderboardId: string,
  windowKey: string | undefined,
) => BoardWindow | null | undefined

const ONLY_WINDOW = '2026-01-01T00'

export function createBoards(leaderboards: Readonly<Record<string, MockLeaderboard>>): FindWindow {
  const boards = new Map(Object.entries(leaderboards).map(([id, board]) => [id, toWindows(board)]))
  return (leaderboardId, windowKey) => {
    const windows = boards.get(leaderboardId)
    return windows && (pickWindow(windows, windowKey) ?? null)
  }
}

/** Newest first. */
function toWindows(board: MockLeaderboard): BoardWindow[] {
  if (isOneWindow(board)) return [{ key: ONLY_WINDOW, entries: board }]
  return Object.entries(board)
    .map(([key, entries]) => ({ key, entries }))
    .toSorted((a, b) => (a.key < b.key ? 1 : -1))
}

// Array.isArray does not narrow a readonly array away.
function isOneWindow(board: MockLeaderboard): board is readonly LeaderboardEntry[] {
  return Array.isArray(board)
}

function pickWindow(windows: readonly BoardWindow[], windowKey: string | undefined): BoardWindow | undefined {
  const [active] = windows
  if (windowKey === 'current') return active
  if (windowKey !== undefined) return windows.find(({ key }) => key === windowKey)
  // Documented: while the active window is empty, the last finished one stands in.
  return windows.find(({ entries }) => entries.length > 0) ?? active
}
