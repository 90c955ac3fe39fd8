import type { Ref } from 'react'

type CleanUp = () => void

/** One ref for several owners. `undefined` where nobody wants one. */
export function mergeRefs<Value>(...refs: (Ref<Value> | undefined)[]): Ref<Value> | undefined {
  const wanted = refs.filter((ref) => ref !== undefined && ref !== null)
  if (wanted.length < 2) return wanted[0]
  let cleanUps: CleanUp[] = []
  // Returns nothing, which React 18 asks for, and still lets React 19's refs clean up after themselves.
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
