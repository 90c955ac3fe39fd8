import { isRecord } from '../internal/isRecord.ts'
import { checkIdentity } from './checkIdentity.ts'
import { parseRecord, wrongShape } from './parseRecord.ts'
import type { LeaderboardEntry, LeaderboardPage, LeaderboardRank } from './schemas.ts'
import { isPossibleId } from './userId.ts'

/**
 * Makes a page of an answer. One odd entry must not take the board down: it stands there without a number, or, where
 * it names nobody who could be asked for, not at all.
 *
 * @throws {ProfileKitError} `invalid-response`
 */
export function parsePage(body: unknown): LeaderboardPage {
  const wire = parseRecord(body)
  const { entries, total, window_key } = wire
  if (!Array.isArray(entries)) throw wrongShape('entries')
  return {
    ...wire,
    entries: entries.flatMap(parseEntry),
    total: typeof total === 'number' ? total : undefined,
    window_key: typeof window_key === 'string' ? window_key : undefined,
  }
}

function parseEntry(body: unknown): LeaderboardEntry[] {
  if (!isRecord(body)) return []
  const wire = parseRecord(body)
  const { user_id, rank, score } = wire
  return isPossibleId(user_id)
    ? [{ ...wire, user_id, rank: parseNumber(rank), score: parseNumber(score) }]
    : []
}

function parseNumber(value: unknown): number {
  return typeof value === 'number' ? value : Number.NaN
}

/**
 * Makes a rank of an answer. One that tells neither a rank nor a user is about something else.
 *
 * @throws {ProfileKitError} `invalid-response`, `wrong-identity`
 */
export function parseRank(body: unknown, userId: string): LeaderboardRank {
  const wire = parseRecord(body)
  const { rank, user_id } = wire
  if (rank === undefined && user_id === undefined) throw wrongShape('rank')
  checkIdentity('user', userId, user_id ?? userId)
  return { ...wire, user_id: userId, rank: typeof rank === 'number' ? rank : null }
}
