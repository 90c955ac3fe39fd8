/** What a board says for itself. */
export const texts = {
  label: 'Leaderboard',
  loading: 'Loading',
  empty: 'Nobody is on this leaderboard yet.',
  failed: 'This leaderboard could not be read.',
  partlyFailed: 'The rest of this leaderboard could not be read.',
  retry: 'Try again',
  signedOut: 'Sign in to see this leaderboard.',
}
