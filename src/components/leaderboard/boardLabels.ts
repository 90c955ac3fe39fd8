import type { Labels } from '../../hooks/labels.ts'

/** The texts of a board in English. */
export const boardLabels = {
  leaderboard: 'Leaderboard',
  leaderboardEmpty: 'Nobody is on this leaderboard yet.',
  leaderboardFailed: 'This leaderboard could not be read.',
  leaderboardPartlyFailed: 'The rest of this leaderboard could not be read.',
  leaderboardSignedOut: 'Sign in to see this leaderboard.',
  retry: 'Try again',
} satisfies Partial<Labels>
