import type { LeaderboardEntry, LeaderboardPage } from '../api/schemas.ts'

/** How many entries the board has, as the latest page that says so tells. */
export function totalOf(pages: readonly LeaderboardPage[]): number | undefined {
  return pages.findLast((page) => page.total !== undefined)?.total
}

/**
 * Where the page after `page` begins, or `undefined` when it was the last.
 * Counted from what came, not from what was asked for: a service may give fewer than `limit`.
 */
export function nextOffset(page: LeaderboardPage, offset: number, limit: number): number | undefined {
  const { length } = page.entries
  const next = offset + length
  const hasMore = page.total === undefined ? length >= limit : length > 0 && next < page.total
  return hasMore ? next : undefined
}

/** Joins pages to one list, which stays the same array while the pages do. */
export function createPageJoiner(): (pages: readonly LeaderboardPage[]) => readonly LeaderboardEntry[] {
  let joined: readonly LeaderboardPage[] = []
  let entries: readonly LeaderboardEntry[] = []
  return (pages) => {
    if (pages.length !== joined.length || pages.some((page, index) => page !== joined[index])) {
      joined = pages
      entries = firstOfEach(pages.flatMap((page) => page.entries))
    }
    return entries
  }
}

// Between two reads a player may move from one page to the other, and would stand on both.
function firstOfEach(entries: readonly LeaderboardEntry[]): readonly LeaderboardEntry[] {
  const seen = new Set<string>()
  return entries.filter(({ user_id }) => !seen.has(user_id) && seen.add(user_id))
}
