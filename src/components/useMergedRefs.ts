'use client'
import { type Ref, useMemo } from 'react'
import { mergeRefs } from './mergeRefs.ts'

/** One ref for two owners, the same as long as they are. */
export function useMergedRefs<Value>(own: Ref<Value>, given: Ref<Value>): Ref<Value> | undefined {
  return useMemo(() => mergeRefs(own, given), [own, given])
}
