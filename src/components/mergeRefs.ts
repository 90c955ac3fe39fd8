import type { Ref, RefCallback } from 'react'

type CleanUp = () => void

/** One ref for several owners, as a function. `undefined` where nobody wants one. */
export function mergeRefs<Value>(...refs: (Ref<Value> | undefined)[]): RefCallback<Value> | undefined {
  const wanted = refs.filter((ref) => ref !== undefined && ref !== null)
  if (wanted.length === 0) return undefined
  let cleanUps: CleanUp[] = []
  // Returns nothing, which React 18 wants, and still lets React 19's refs clean up after themselves.
  return (value: Value | null) => {
    if (value !== null) cleanUps = wanted.map((ref) => attach(ref, value))
    else cleanUps.forEach((cleanUp) => cleanUp())
  }
}

function attach<Value>(ref: NonNullable<Ref<Value>>, value: Value): CleanUp {
  if (typeof ref !== 'function') {
    ref.current = value
    return () => {
      ref.current = null
    }
  }
  const cleanUp = ref(value)
  return typeof cleanUp === 'function' ? cleanUp : () => void ref(null)
}
