'use client'
import { useCallback, useInsertionEffect, useRef } from 'react'

/** The same function each time, so that one written into JSX renders nothing again. It calls the latest one. */
export function useEventCallback<Value>(
  callback: ((value: Value) => void) | undefined,
): (value: Value) => void {
  const latest = useRef(callback)
  // Before all other effects, for those call it.
  useInsertionEffect(() => {
    latest.current = callback
  })
  return useCallback((value: Value) => latest.current?.(value), [])
}
