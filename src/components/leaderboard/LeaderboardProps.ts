import type { ReactNode, Ref } from 'react'
import type { LeaderboardEntry, Profile } from '../../api/schemas.ts'
import type { FallbackReason } from '../../query/display/DisplayProfile.ts'
import type { PartProps } from '../usePart.ts'
import type { LeaderboardRow } from './LeaderboardRow.ts'
import type { RankedEntry } from './toRows.ts'

/** What a board shows, as `data-*` attributes. */
export interface LeaderboardState {
  status: 'loading' | 'ready' | 'empty' | 'error' | 'signed-out'
  /** Why it could not be read, or not all of it. */
  reason: FallbackReason | undefined
}

/** What can be done to a board from outside, through `actionsRef`. */
export interface LeaderboardActions {
  /** Brings a user's row into view. `false` where they are not on the board, or not on a page read so far. */
  scrollToUser: (userId: string) => boolean
  /** Brings a row into view, counted from 0. `false` where there is none. */
  scrollToIndex: (index: number) => boolean
}

/** Entries of the app's own. */
export interface LeaderboardEntriesProps<TEntry extends RankedEntry> {
  /**
   * In the order to show them in. Each needs `user_id`, `rank` and `score`, and may hold more. `undefined` while they are
   * on their way.
   */
  entries: readonly TEntry[] | undefined
  leaderboardId?: undefined
  windowKey?: undefined
  pageSize?: undefined
}

/** A leaderboard of the service. */
export interface LeaderboardSourceProps {
  /** Read page by page, the next one when its end comes into view. */
  leaderboardId: string
  /** `'current'`, or a window's own key such as `2025-11-18T12`. Default: the active window. */
  windowKey?: string | undefined
  /** Entries per request. Default: 100. */
  pageSize?: number | undefined
  entries?: undefined
}

/** What any board takes. Functions cannot be passed by a server component; everything else can. */
export interface LeaderboardCommonProps<TEntry extends RankedEntry> extends Omit<
  PartProps<'div', LeaderboardState>,
  'children'
> {
  /** Profiles you already have. Their rows request nothing. */
  profiles?: readonly Profile[] | undefined
  /** Whose row is marked. Default: the provider's. */
  currentUserId?: string | undefined
  /** Pixels: the board then scrolls in itself. Default: as high as its rows are, and the page scrolls. */
  height?: number | undefined
  /** Pixels, at least. Default: 56, or what `--profile-kit-row-height` says. */
  rowHeight?: number | undefined
  /** How scores are written: options of `Intl.NumberFormat`, or a function, called for finite numbers only. */
  formatScore?:
    Intl.NumberFormatOptions | Callback<[score: number, entry: NoInfer<TEntry>], string> | undefined
  /** Makes each row a button. */
  onRowAction?: Callback<[entry: NoInfer<TEntry>], void> | undefined
  /** Makes each row a link, wherever it returns an address. */
  getRowHref?: Callback<[entry: NoInfer<TEntry>], string | undefined> | undefined
  /** The accessible name of the board. Default: the provider's label, `Leaderboard`. */
  label?: string | undefined
  /** Shown while the board has no entries. */
  emptyState?: ReactNode
  /** What a row holds: parts, which find out by themselves whose row they are in, or a function of the row. */
  children?: ReactNode | Callback<[row: LeaderboardRow<NoInfer<TEntry>>], ReactNode>
  actionsRef?: Ref<LeaderboardActions> | undefined
}

export type LeaderboardProps<TEntry extends RankedEntry = LeaderboardEntry> = LeaderboardCommonProps<TEntry> &
  (LeaderboardEntriesProps<TEntry> | LeaderboardSourceProps)

/** Written as a method, so that a board of more particular entries is still a board: it hands back its own alone. */
type Callback<Arguments extends unknown[], Result> = { call(...values: Arguments): Result }['call']
