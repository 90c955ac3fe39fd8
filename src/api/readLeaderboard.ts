import { checkIdentity } from './checkIdentity.ts'
import { readAnswer } from './readAnswer.ts'
import { type LeaderboardPage, type LeaderboardRank, wirePageSchema, wireRankSchema } from './schemas.ts'

/** @throws {ProfileKitError} `invalid-response` */
export function readPage(body: unknown): LeaderboardPage {
  const wire = readAnswer(wirePageSchema, body)
  const { total, window_key } = wire
  return {
    ...wire,
    total: typeof total === 'number' ? total : undefined,
    window_key: typeof window_key === 'string' ? window_key : undefined,
  }
}

/** @throws {ProfileKitError} `invalid-response`, `wrong-identity` */
export function readRank(body: unknown, userId: string): LeaderboardRank {
  const wire = readAnswer(wireRankSchema, body)
  checkIdentity('user', userId, wire.user_id)
  return { ...wire, rank: typeof wire['rank'] === 'number' ? wire['rank'] : null }
}
