import type { Query, QueryCacheNotifyEvent, QueryClient, QueryState } from '@tanstack/react-query'
import type { ProfileClient } from '../../api/ProfileClient.ts'
import { callSafely } from '../../internal/callSafely.ts'
import { withinTime } from '../../internal/withinTime.ts'
import { admitProfiles } from '../transfer/admitProfile.ts'
import { addCompanion } from '../session/companions.ts'
import { openProfileRows, type ProfileRows } from './openProfileRows.ts'
import { findQuery } from '../findQuery.ts'
import { confirmedProfile } from '../write/profileEdits.ts'
import { profileKeys } from '../profileKeys.ts'
import type { ProfileStorage } from './ProfileStorage.ts'
import { requireStableScope } from '../requireStableScope.ts'
import { userIdOf } from '../userIdOf.ts'

const DAY = 24 * 60 * 60_000
// A list that is being read is written once, not once per answer.
const PAUSE = 1_000
// A database that another tab holds back may never open, and nobody is to wait for it at a login or a logout.
const PATIENCE = 2_000

export interface PersistProfilesOptions {
  /** Default: IndexedDB, in a database called `profile-kit`. Where there is none, nothing is kept. */
  storage?: ProfileStorage | undefined
  /** How old a profile may be to be shown again, in milliseconds. Default: 24 hours. */
  maxAge?: number | undefined
  /** How many profiles are kept, the latest ones. Default: 2 000. */
  maxProfiles?: number | undefined
  /** Told when the storage fails, being full or blocked, or keeps waiting for 2 s. The app goes on without it. */
  onError?: ((error: unknown) => void) | undefined
}

export interface ProfilePersistence {
  /**
   * Resolves when what was kept is in the cache. Render then, or below TanStack Query's `<IsRestoringProvider>`: what
   * is mounted earlier asks for what the storage has. Rejects only where a package is missing. Waits for 2 s at most.
   */
  restored: Promise<void>
  /** Ends it, after writing what has not been written yet. What is kept stays. */
  stop: () => Promise<void>
  /**
   * Ends it, and removes what is kept of this login. `dispose` does the same but cannot be waited for: where a logout
   * leaves the page, wait for this before. Waits for 2 s at most; a failure is told to `onError`.
   *
   * @example
   * await persistence.wipe()
   * client.dispose()
   * location.assign('/login')
   */
  wipe: () => Promise<void>
}

/**
 * Keeps the profiles of this login for the next visit, each login's apart. Only what the service has confirmed is
 * kept. `client.dispose()`, which is the logout, wipes it; so does age, whichever login is next.
 *
 * Needs two more packages: `npm install @tanstack/query-persist-client-core idb-keyval`, the second for IndexedDB.
 *
 * @throws {Error} without a `session`
 *
 * @example
 * await persistProfiles(queryClient, client).restored
 * createRoot(container).render(<App />)
 */
export function persistProfiles(
  queryClient: QueryClient,
  client: ProfileClient,
  { storage, maxAge = DAY, maxProfiles = 2_000, onError }: PersistProfilesOptions = {},
): ProfilePersistence {
  requireStableScope(client, 'persistProfiles')
  const { scope, signal } = client
  const opened = openProfileRows(client, storage, maxAge)
  const unwritten = new Map<string, Query>()
  const restoredStates = new WeakMap<Query, QueryState>()
  let timer: ReturnType<typeof setTimeout> | undefined
  let writes = 0

  // One after the other: a wipe must come after the writes before it.
  let work = Promise.resolve()
  function enqueue(task: (rows: ProfileRows) => Promise<void>): Promise<void> {
    work = work
      .then(() => opened)
      .then((rows) => rows && task(rows))
      .catch((error: unknown) => callSafely(onError, error))
    return work
  }

  function inTime(waiting: Promise<void>): Promise<void> {
    const late = new Error(`profile-kit: the storage has not answered within ${PATIENCE} ms.`)
    const limits = { timeout: PATIENCE, late: () => late, signal: new AbortController().signal }
    return withinTime(limits, () => waiting).catch((error: unknown) => {
      if (error !== late) throw error
      callSafely(onError, error)
    })
  }

  async function restore(rows: ProfileRows) {
    const saved = await rows.read()
    admitProfiles(queryClient, client, saved.slice(0, maxProfiles))
    for (const { userId } of saved) {
      const query = findQuery(queryClient, profileKeys.profile(scope, userId))
      if (query) restoredStates.set(query, query.state)
    }
    if (saved.length > maxProfiles) void enqueue(() => rows.trim(maxProfiles))
  }

  function note(event: QueryCacheNotifyEvent) {
    const { query } = event
    const isChange = event.type === 'added' || (event.type === 'updated' && event.action.type === 'success')
    const userId = isChange ? userIdOf(scope, query.queryKey) : undefined
    if (userId === undefined) return
    unwritten.set(userId, query)
    timer ??= setTimeout(flush, PAUSE)
  }

  function flush() {
    clearTimeout(timer)
    timer = undefined
    if (unwritten.size === 0) return
    const queries = [...unwritten]
    unwritten.clear()
    void enqueue(async (rows) => {
      const changed = queries.filter(
        ([userId, query]) =>
          restoredStates.get(query) !== query.state && isConfirmed(queryClient, scope, userId, query),
      )
      await Promise.all(changed.map(([, query]) => rows.write(query)))
      writes += changed.length
      if (writes < maxProfiles) return
      writes = 0
      await rows.trim(maxProfiles)
    })
  }

  const onHidden = () => {
    if (document.visibilityState === 'hidden') flush()
  }
  const ends = [
    queryClient.getQueryCache().subscribe(note),
    addCompanion(queryClient, scope, {
      forget(userId) {
        unwritten.delete(userId)
        return enqueue((rows) => rows.remove(hashOf(queryClient, scope, userId)))
      },
    }),
    () => signal.removeEventListener('abort', wipe),
    // A tab that is closed while hidden is told nothing more.
    () => globalThis.document?.removeEventListener('visibilitychange', onHidden),
    () => clearTimeout(timer),
  ]
  globalThis.document?.addEventListener('visibilitychange', onHidden)
  signal.addEventListener('abort', wipe)

  function end() {
    for (const each of ends.splice(0)) each()
  }
  function wipe() {
    end()
    void enqueue((rows) => rows.clear())
  }

  const restored = inTime(opened.then(() => enqueue(restore)))
  if (signal.aborted) wipe()
  return {
    restored,
    async stop() {
      if (ends.length > 0) flush()
      end()
      await inTime(work)
    },
    async wipe() {
      wipe()
      await inTime(work)
    },
  }
}

function hashOf(queryClient: QueryClient, scope: string, userId: string): string {
  return queryClient.defaultQueryOptions({ queryKey: profileKeys.profile(scope, userId) }).queryHash
}

/** Whether it shows what the service has said. An edit under way is told again when it has ended. */
function isConfirmed(queryClient: QueryClient, scope: string, userId: string, { state }: Query): boolean {
  const confirmed = confirmedProfile(queryClient, profileKeys.profile(scope, userId))
  return confirmed !== undefined && confirmed === state.data
}
