import { asArray } from '../asArray.ts'
import { warnOfEntries } from './warnOfEntries.ts'

/** What an entry of a board has at least. Anything else in it is yours, and handed back as it came. */
export interface RankedEntry {
  user_id: string
  /** From 1. Shown as it is: who shares a rank is the service's to say. */
  rank: number
  score: number
}

/** A place on the board. */
export interface Row<TEntry extends RankedEntry> {
  entry: TEntry
  /** The same for the same user as long as they stand on the board once. */
  key: string
}

/** Leaves out what names nobody, and tells apart the places of a user who stands there twice. */
export function toRows<TEntry extends RankedEntry>(entries: readonly TEntry[] | undefined): Row<TEntry>[] {
  const seen = new Map<string, number>()
  const given = asArray(entries)
  const named = given.filter(namesSomebody)
  warnOfEntries(given.length - named.length)
  return named.map((entry) => {
    const times = (seen.get(entry.user_id) ?? 0) + 1
    seen.set(entry.user_id, times)
    return { entry, key: `${times}:${entry.user_id}` }
  })
}

// An entry from outside may be anything, too: a bad one must not take the board down.
function namesSomebody(entry: RankedEntry | null | undefined): boolean {
  return typeof entry?.user_id === 'string' && entry.user_id !== ''
}
