export interface LruMap<TValue> {
  readonly size: number
  get(key: string): TValue | undefined
  set(key: string, value: TValue): void
  values(): IterableIterator<TValue>
  clear(): void
}

/** A map that forgets what was used longest ago once it is full: reads create rows here, so nothing may grow for ever. */
export function createLruMap<TValue>(limit: number): LruMap<TValue> {
  // A Map keeps the order of insertion: what is used moves to the end.
  const map = new Map<string, TValue>()
  return {
    get size() {
      return map.size
    },
    get(key) {
      const value = map.get(key)
      if (value === undefined) return undefined
      map.delete(key)
      map.set(key, value)
      return value
    },
    set(key, value) {
      map.delete(key)
      map.set(key, value)
      if (map.size <= limit) return
      const oldest = map.keys().next()
      if (oldest.done !== true) map.delete(oldest.value)
    },
    values: () => map.values(),
    clear() {
      map.clear()
    },
  }
}
