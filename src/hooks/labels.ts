/** Every text of the kit. Plain strings, so that a server component can pass them. */
export interface Labels {
  /** Who has no name, or none that can be seen. `{userId}` is the user's id. Default: `User {userId}`. */
  user: string
  /** What a board is called, for those who hear it. Default: `Leaderboard`. */
  leaderboard: string
  /** In place of an empty board. Default: `Nobody is on this leaderboard yet.` */
  leaderboardEmpty: string
  /** In place of a board. Default: `This leaderboard could not be read.` */
  leaderboardFailed: string
  /** Below a board. Default: `The rest of this leaderboard could not be read.` */
  leaderboardPartlyFailed: string
  /** In place of a board. Default: `Sign in to see this leaderboard.` */
  leaderboardSignedOut: string
  /** What is on its way, for those who hear it. Default: `Loading`. */
  loading: string
  /** On a button. Default: `Try again`. */
  retry: string
}

export const defaultLabels: Labels = {
  user: 'User {userId}',
  leaderboard: 'Leaderboard',
  leaderboardEmpty: 'Nobody is on this leaderboard yet.',
  leaderboardFailed: 'This leaderboard could not be read.',
  leaderboardPartlyFailed: 'The rest of this leaderboard could not be read.',
  leaderboardSignedOut: 'Sign in to see this leaderboard.',
  loading: 'Loading',
  retry: 'Try again',
}
