import type { Profile } from '../../src/api/schemas.ts'

/** Somebody whose profile is in hand. Without a tenant there is no face to draw. */
export function createProfile(fields: Partial<Profile> = {}): Profile {
  return {
    tenant_id: '',
    user_id: 'ada',
    name: 'Ada Lovelace',
    avatar_url: '',
    created_at: null,
    updated_at: null,
    ...fields,
  }
}

/** The first `count` places of a board. */
export function createEntries(count: number) {
  return Array.from({ length: count }, (_, index) => ({
    user_id: `player-${index + 1}`,
    rank: index + 1,
    score: 1_000_000 - 10 * index,
  }))
}
