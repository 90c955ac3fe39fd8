import type { Query } from '@tanstack/react-query'
import type { PersistedQuery } from '@tanstack/query-persist-client-core'
import type { ProfileClient } from '../../api/ProfileClient.ts'
import { isRecord } from '../../internal/isRecord.ts'
import { missingPackage } from './missingPackage.ts'
import { openIndexedDb } from './openIndexedDb.ts'
import type { ProfileStorage } from './ProfileStorage.ts'
import { parseSavedQuery, type SavedProfile } from '../transfer/parseSavedQuery.ts'
import { userIdOf } from '../userIdOf.ts'

const PREFIX = 'profile-kit'
// Rows of another format are thrown away unread.
const VERSION = '1'

/** What is kept of one login. */
export interface ProfileRows {
  /** The latest first. What is too old, of other logins too, and what cannot be believed is thrown away before. */
  read(): Promise<SavedProfile[]>
  write(query: Query): Promise<void>
  remove(queryHash: string): Promise<void>
  /** Removes all but the latest. */
  trim(maxProfiles: number): Promise<void>
  clear(): Promise<void>
}

interface Row {
  key: string
  saved: SavedProfile | undefined
}

/** Nothing where there is no storage. */
export async function openProfileRows(
  client: ProfileClient,
  given: ProfileStorage | undefined,
  maxAge: number,
): Promise<ProfileRows | undefined> {
  const storage = given ?? (await openIndexedDb())
  return storage && createProfileRows(client, storage, maxAge)
}

async function createProfileRows(
  client: ProfileClient,
  storage: ProfileStorage,
  maxAge: number,
): Promise<ProfileRows> {
  const { experimental_createQueryPersister: createPersister } = await loadPersister()
  const persister = createPersister({
    storage,
    prefix: PREFIX,
    buster: VERSION,
    maxAge,
    serialize,
    deserialize,
  })

  // TanStack's own restoring would believe every row, and put it over what is newer.
  async function ours(): Promise<Row[]> {
    const rows = await storage.entries()
    return rows.flatMap(([key, text]) => {
      const row = key.startsWith(`${PREFIX}-`) ? parse(text) : undefined
      if (!isRecord(row) || userIdOf(client.scope, row['queryKey']) === undefined) return []
      const saved = parseSavedQuery(client, row)
      return { key, saved: saved?.profile && saved }
    })
  }

  async function removeAll(rows: readonly Row[]) {
    await Promise.all(rows.map(async ({ key }) => storage.removeItem(key)))
  }

  return {
    async read() {
      await persister.persisterGc()
      const rows = await ours()
      await removeAll(rows.filter(({ saved }) => !saved))
      return rows
        .map(({ saved }) => saved)
        .filter((saved) => saved !== undefined)
        .sort((a, b) => b.updatedAt - a.updatedAt)
    },
    write: (query) => persister.persistQuery(query),
    remove: async (queryHash) => storage.removeItem(`${PREFIX}-${queryHash}`),
    async trim(maxProfiles) {
      const timeOf = ({ saved }: Row) => saved?.updatedAt ?? 0
      const latestFirst = (await ours()).sort((a, b) => timeOf(b) - timeOf(a))
      await removeAll(latestFirst.slice(maxProfiles))
    },
    clear: async () => removeAll(await ours()),
  }
}

async function loadPersister() {
  // An import in a `try` may fail while bundling too: apps that keep nothing do not install the package.
  try {
    return await import('@tanstack/query-persist-client-core')
  } catch (cause) {
    throw missingPackage('@tanstack/query-persist-client-core', cause)
  }
}

/** Only what is read again: errors and counters of this visit are not the next one's. */
function serialize({ buster, queryHash, queryKey, state: { data, dataUpdatedAt } }: PersistedQuery): string {
  return JSON.stringify({ buster, queryHash, queryKey, state: { data, dataUpdatedAt } })
}

/** @throws {Error} for what is no row, which TanStack's persister then removes */
function deserialize(text: string): PersistedQuery {
  const row = parse(text)
  if (isPersistedQuery(row)) return row
  throw new Error('profile-kit: a row of the storage has another shape')
}

/** As far as TanStack's persister looks into it. */
function isPersistedQuery(row: unknown): row is PersistedQuery {
  return isRecord(row) && isRecord(row['state']) && Array.isArray(row['queryKey'])
}

function parse(text: unknown): unknown {
  try {
    return typeof text === 'string' ? JSON.parse(text) : undefined
  } catch {
    return undefined
  }
}
