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
  /** What is on its way, for screen readers. Default: `Loading`. */
  loading: string
  /** On a button. Default: `Try again`. */
  retry: string
  /** The accessible name of a board. Default: `Leaderboard`. */
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
  /** The same for screen readers. Default: `{count} more`. */
  groupMore: PluralLabel
  /** On a card. `{date}` is a month and a year. Default: `Member since {date}`. */
  cardMemberSince: string
  /** On a card. `{date}` is a day. Default: `Updated {date}`. */
  cardUpdated: string
  /** Labels the field of an editor. Default: `Name`. */
  editorName: string
  /** Below a name that was changed. Default: `Press Escape to take the change back.` */
  editorTakeBack: string
  /** On a button. Default: `Save`. */
  editorSave: string
  /** The accessible name of the buttons for the picture. Default: `Picture`. */
  editorPicture: string
  /** On a button. Default: `New picture`. */
  editorNewPicture: string
  /** On the same button, until the new picture is there. Default: `Making a picture…`. */
  editorMakingPicture: string
  /** On the button that opens the device's own files. Default: `Choose a picture…`. */
  editorChoosePicture: string
  /** On the button that brings the former picture back. Default: `Undo`. */
  editorUndoPicture: string
  /** Default: `Saving…`. */
  editorSaving: string
  /** Default: `Saved.` */
  editorSaved: string
  /** Where the service refuses a value without a word. Default: `The service does not accept this.` */
  editorRefused: string
  /** Before the reason, which is one of the six that follow or the service's own. Default: `Not saved.` */
  editorNotSaved: string
  /** Default: `Something went wrong.` */
  editorFailed: string
  /** Default: `The service did not answer.` */
  editorNoAnswer: string
  /** Default: `There were too many requests. Wait a moment.` */
  editorRateLimited: string
  /** Default: `Your login has ended. Sign in again.` */
  editorUnauthorized: string
  /** Default: `You may not change this profile.` */
  editorForbidden: string
  /** Default: `The picture could not be uploaded.` */
  editorUploadFailed: string
  /** Where the service answers, and the picture is the same as before. Default: `The service has kept the picture as it is.` */
  editorPictureKept: string
  /** Default: `It is not known whether this was saved.` */
  editorUnknown: string
  /** On a button. Default: `Look it up`. */
  editorLookUp: string
  /** Default: `Looking it up…`. */
  editorLookingUp: string
  /** In an editor without a profile. Default: `This profile cannot be read right now.` */
  editorUnread: string
  /** In an editor without a profile. Default: `Sign in to change this profile.` */
  editorSignedOut: string
}
