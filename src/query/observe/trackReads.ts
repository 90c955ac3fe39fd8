/** A view of `values` whose readers are known: what nobody has read may change without telling anybody. */
export interface Tracked<TValues extends object> {
  readonly values: TValues
  read: <TKey extends keyof TValues>(key: TKey) => TValues[TKey]
  /** Takes `next` over where everything that was read is the same in it. `false` where it is not. */
  follow: (next: TValues) => boolean
}

export function trackReads<TValues extends object>(values: TValues): Tracked<TValues> {
  const seen = new Set<keyof TValues>()
  let current = values
  return {
    get values() {
      return current
    },
    read(key) {
      seen.add(key)
      return current[key]
    },
    follow(next) {
      for (const key of seen) if (current[key] !== next[key]) return false
      current = next
      return true
    },
  }
}
