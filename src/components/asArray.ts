/** A list from outside, which may be anything, whatever its type says: what is none is an empty one. */
export function asArray<Value>(value: readonly Value[] | undefined): readonly Value[] {
  return Array.isArray(value) ? value : []
}
