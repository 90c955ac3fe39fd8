import { createHash } from 'node:crypto'

/** How a request ended, seen from the service: it answered, the client went away, or the script broke the line. */
export type Ending = 'answered' | 'aborted' | 'broken'

export interface JournalEntry {
  /** Milliseconds, monotonic. */
  at: number
  /** The first line exactly as it came over the wire. */
  line: string
  method: string
  path: string
  userId: string | undefined
  /** A hash: the journal must not become the place where tokens leak. */
  authorization: string | undefined
  cookie: string | undefined
  ending: Ending | undefined
}

export interface Tally {
  OPTIONS: number
  GET: number
  PUT: number
  /** Most requests on their way at once. */
  peak: number
  aborted: number
  /** Hashes of the distinct `Authorization` headers. */
  authorizations: Set<string>
}

export interface Journal {
  readonly entries: readonly JournalEntry[]
  readonly inFlight: number
  of(userId: string): Tally
  /** All requests together. */
  total(): Tally
  begin(entry: Omit<JournalEntry, 'at' | 'ending'>): JournalEntry
  end(entry: JournalEntry, ending: Ending): void
}

/** What a service was asked, in order, with counts for each user. */
export function createJournal(): Journal {
  const entries: JournalEntry[] = []
  const open = new Set<JournalEntry>()
  const peaks = new Map<string | undefined, number>()
  let peak = 0

  const openOf = (userId: string | undefined) => [...open].filter((entry) => entry.userId === userId).length

  return {
    entries,
    get inFlight() {
      return open.size
    },
    of: (userId) =>
      tally(
        entries.filter((entry) => entry.userId === userId),
        peaks.get(userId) ?? 0,
      ),
    total: () => tally(entries, peak),
    begin(request) {
      const entry: JournalEntry = { at: performance.now(), ...request, ending: undefined }
      entries.push(entry)
      open.add(entry)
      peak = Math.max(peak, open.size)
      peaks.set(entry.userId, Math.max(peaks.get(entry.userId) ?? 0, openOf(entry.userId)))
      return entry
    },
    end(entry, ending) {
      if (!open.delete(entry)) return
      entry.ending = ending
    },
  }
}

function tally(entries: readonly JournalEntry[], peak: number): Tally {
  const count = (method: string) => entries.filter((entry) => entry.method === method).length
  return {
    OPTIONS: count('OPTIONS'),
    GET: count('GET'),
    PUT: count('PUT'),
    peak,
    aborted: entries.filter((entry) => entry.ending === 'aborted').length,
    authorizations: new Set(entries.flatMap((entry) => entry.authorization ?? [])),
  }
}

/** Tells two tokens apart without keeping either. */
export function fingerprint(authorization: string): string {
  return createHash('sha256').update(authorization).digest('hex').slice(0, 16)
}
