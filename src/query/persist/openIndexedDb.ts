import { missingPackage } from './missingPackage.ts'
import type { ProfileStorage } from './ProfileStorage.ts'

/** A table in the browser's own database, or nothing where there is none: on a server, in a locked-down page. */
export async function openIndexedDb(): Promise<ProfileStorage | undefined> {
  if (!hasIndexedDb()) return undefined
  const { createStore, delMany, entries, get, setMany } = await loadIdbKeyval()
  const store = createStore('profile-kit', 'profiles')
  const write = inOneGo((rows: [key: string, value: string][]) => setMany(rows, store))
  const remove = inOneGo((keys: string[]) => delMany(keys, store))
  return {
    getItem: (key) => get<string>(key, store),
    setItem: (key, value) => write([key, value]),
    removeItem: remove,
    entries: () => entries<string, string>(store),
  }
}

function hasIndexedDb(): boolean {
  try {
    return typeof indexedDB !== 'undefined'
  } catch {
    return false
  }
}

async function loadIdbKeyval() {
  // An import in a `try` may fail while bundling too: apps that keep nothing do not install the package.
  try {
    return await import('idb-keyval')
  } catch (cause) {
    throw missingPackage('idb-keyval', cause)
  }
}

/** Collects what is handed over in one tick: a transaction for each of a thousand rows takes a second. */
function inOneGo<T>(work: (items: T[]) => Promise<void>): (item: T) => Promise<void> {
  let batch: { items: T[]; done: Promise<void> } | undefined
  function begin() {
    const items: T[] = []
    const done = Promise.resolve().then(() => {
      batch = undefined
      return work(items)
    })
    return { items, done }
  }
  return (item) => {
    batch ??= begin()
    batch.items.push(item)
    return batch.done
  }
}
