import * as z from 'zod/mini'

/** What every profile answer must say about itself; everything else may be missing or odd. See `readProfile`. */
export const wireProfileSchema = z.looseObject({ tenant_id: z.string(), user_id: z.string() })

/**
 * A person as the service describes them. Field names are those of the wire, so the service's own
 * documentation applies; fields it adds later are kept as they came.
 */
export interface Profile {
  tenant_id: string
  user_id: string
  name: string
  /** An empty string where neither the service nor the kit knows a picture. */
  avatar_url: string
  /** RFC 3339, or `null` where the service sent none that can be read. */
  created_at: string | null
  /** RFC 3339, or `null` where the service sent none that can be read. */
  updated_at: string | null
  [field: string]: unknown
}

export const profileChangeSchema = z.object({
  name: z.optional(z.string()),
  avatar_url: z.optional(z.string()),
  regenerate_avatar: z.optional(z.boolean()),
})

/** What can be changed about a profile. A field left out stays as it is. */
export interface ProfileChange {
  name?: string
  /** Sets the picture itself. Not documented by the service: it may ignore or refuse it. */
  avatar_url?: string
  /** Asks the service for a new generated picture. Never retried: each call makes another one. */
  regenerate_avatar?: boolean
}

export const leaderboardEntrySchema = z.looseObject({
  user_id: z.string(),
  rank: z.number(),
  score: z.number(),
})

/** One row of a leaderboard, as the service sends it. `rank` counts from 1. */
export type LeaderboardEntry = z.infer<typeof leaderboardEntrySchema>

export const leaderboardPageSchema = z.looseObject({
  entries: z.array(leaderboardEntrySchema),
  /** How many entries the whole board has. Assumed: not every service sends it. */
  total: z.catch(z.optional(z.number()), undefined),
  window_key: z.catch(z.optional(z.string()), undefined),
})

/** Consecutive entries of a leaderboard. `total` and `window_key` are there only if the service sends them. */
export type LeaderboardPage = z.infer<typeof leaderboardPageSchema>

export const leaderboardRankSchema = z.looseObject({
  user_id: z.string(),
  rank: z.nullable(z.number()),
})

/** Where one user stands. `rank` is `null` for a user who is not on the board. */
export type LeaderboardRank = z.infer<typeof leaderboardRankSchema>
