import type { LeaderboardEntry } from '../api/schemas.ts'
import { hash32 } from '../internal/hash32.ts'

export interface StandingsOptions {
  /** How many entries. Default 100. */
  size?: number
  /** The same seed gives the same scores. Default 1. */
  seed?: number
  /** The id of the user at `index`, counted from 0 at the top. Default `user_1`, `user_2`, … */
  userId?: (index: number) => string
}

/**
 * Makes up a leaderboard, best first. About one entry in fifty shares its score, and then its rank, with the one above;
 * the rank after such a tie is skipped (1, 2, 2, 4).
 *
 * @example createMockApi({ leaderboards: { weekly: createStandings({ size: 10_000, seed: 7 }) } })
 */
export function createStandings({
  size = 100,
  seed = 1,
  userId = (index) => `user_${index + 1}`,
}: StandingsOptions = {}): LeaderboardEntry[] {
  const entries: LeaderboardEntry[] = []
  let score = 0
  for (let index = size - 1; index >= 0; index--) {
    score += hash32(`gap ${index}`, seed) % 50
    entries.push({ user_id: userId(index), rank: index + 1, score })
  }
  entries.reverse()
  for (const [index, entry] of entries.entries()) {
    const above = entries[index - 1]
    if (above?.score === entry.score) entry.rank = above.rank
  }
  return entries
}
