'use client'
import { type Ref, type RefCallback, useMemo } from 'react'
import { mergeRefs } from './mergeRefs.ts'

/** One ref for two owners, the same as long as they are. */
export function useMergedRefs<Value>(own: Ref<Value>, given: Ref<Value>): RefCallback<Value> | undefined {
  return useMemo(() => mergeRefs(own, given), [own, given])
}
