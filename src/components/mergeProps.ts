import { isRecord } from '../internal/isRecord.ts'

/** `theirs` over `ours`: classes and styles are joined, and of two handlers both are called, theirs first. */
export function mergeProps(ours: object, theirs: object): Record<string, unknown> {
  const merged: Record<string, unknown> = { ...ours }
  for (const [key, value] of Object.entries(theirs)) {
    if (value !== undefined) merged[key] = mergeProp(key, merged[key], value)
  }
  return merged
}

function mergeProp(key: string, ours: unknown, theirs: unknown): unknown {
  // Only handlers are functions in both.
  if (typeof ours === 'function' && typeof theirs === 'function')
    return (...values: unknown[]) => {
      theirs(...values)
      ours(...values)
    }
  if (key === 'className' && typeof ours === 'string' && typeof theirs === 'string')
    return `${ours} ${theirs}`
  if (key === 'style' && isRecord(ours) && isRecord(theirs)) return { ...ours, ...theirs }
  return theirs
}
