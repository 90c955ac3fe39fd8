import type { LeaderboardEntry, LeaderboardPage } from '../api/schemas.ts'

/** How many entries the board has, as the latest page that says so tells. */
export function totalOf(pages: readonly LeaderboardPage[]): number | undefined {
  return pages.findLast((page) => page.total !== undefined)?.total
}

/**
 * Where the page after `page` begins, or `undefined` when it was the last. `joined` are the entries up to its end.
 * Counted from what came, not from what was asked for: a service may give fewer than `limit`. Where none says how
 * many there are, a page that brings nobody new is the last: the service may know no `offset`.
 */
export function nextOffset(
  { entries, total }: LeaderboardPage,
  offset: number,
  joined: readonly LeaderboardEntry[],
): number | undefined {
  const next = offset + entries.length
  const newest = joined.at(-1)
  const hasMore =
    total === undefined
      ? newest !== undefined && entries.includes(newest)
      : entries.length > 0 && next < total
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
