import { createMockToken } from '../../src/mock/index.ts'

/** A token, and another one whenever that is refused: a login that can refresh. */
export function createTokens(tenantId: string, userId: string): () => string {
  let made = 0
  return () => createMockToken({ tenantId, userId, tokenId: String(++made) })
}
