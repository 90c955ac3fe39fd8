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

/** What can be changed about a profile. A field left out stays as it is. */
export interface ProfileChange {
  name?: string
  /** Sets the picture itself. Not documented by the service: it may ignore or refuse it. */
  avatar_url?: string
  /**
   * Asks the service for a new generated picture. Never retried by the kit: each call makes another one. A browser
   * may send it twice all the same, when a kept connection breaks before any answer.
   */
  regenerate_avatar?: boolean
}

/** One row of a leaderboard. Fields the kit does not know are kept as they came. */
export interface LeaderboardEntry {
  user_id: string
  /** From 1. `NaN` where the service sent none: boards show a dash. */
  rank: number
  /** `NaN` where the service sent none: boards show a dash. */
  score: number
  [field: string]: unknown
}

/** Consecutive entries of a leaderboard. */
export interface LeaderboardPage {
  entries: LeaderboardEntry[]
  /** How many entries the whole board has, where the service says so. */
  total: number | undefined
  /** The window the entries belong to, where the service says so. */
  window_key: string | undefined
  [field: string]: unknown
}

/** Where one user stands. `rank` is `null` for a user who is not on the board. */
export interface LeaderboardRank {
  user_id: string
  rank: number | null
  [field: string]: unknown
}
