import { missingPackage } from './missingPackage.ts'
import type { ProfileStorage } from './ProfileStorage.ts'

/** A table in the browser's own database, or nothing where there is none: on a server, in a locked-down page. */
export async function openIndexedDb(): Promise<ProfileStorage | undefined> {
  if (!hasIndexedDb()) return undefined
  const { createStore, del, entries, get, set } = await loadIdbKeyval()
  const store = createStore('profile-kit', 'profiles')
  return {
    getItem: (key) => get<string>(key, store),
    setItem: (key, value) => set(key, value, store),
    removeItem: (key) => del(key, store),
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
