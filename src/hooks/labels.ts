/**
 * A text for each plural form of the provider's `locale`, by its name in Unicode: `one`, `few`, `many` and so on.
 * `other` is for all that have none of their own, and `{count}` is the number in the locale's digits.
 */
export type PluralLabel = { other: string } & { [Form in Intl.LDMLPluralRule]?: string }

/**
 * Every text of the kit: strings, some with `{placeholders}`, and an object where a number is in it. No functions, so
 * that a server component can pass them.
 */
export interface Labels {
  /** Who has no name, or none that can be seen. `{userId}` is the user's id. Default: `User {userId}`. */
  user: string
  /** What is on its way, for those who hear it. Default: `Loading`. */
  loading: string
  /** On a button. Default: `Try again`. */
  retry: string
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
  /** In place of the faces a group has no room for. Default: `+{count}`. */
  groupCount: PluralLabel
  /** The same for those who hear it. Default: `{count} more`. */
  groupMore: PluralLabel
  /** On a card. `{date}` is a month and a year. Default: `Member since {date}`. */
  cardMemberSince: string
  /** On a card. `{date}` is a day. Default: `Updated {date}`. */
  cardUpdated: string
}
