'use client'
import { useCallback, useEffect, useRef } from 'react'

/** The same function each time, so that one written into JSX renders nothing again. It calls the latest one. */
export function useLatest<Value>(callback: ((value: Value) => void) | undefined): (value: Value) => void {
  const latest = useRef(callback)
  useEffect(() => {
    latest.current = callback
  })
  return useCallback((value: Value) => latest.current?.(value), [])
}
