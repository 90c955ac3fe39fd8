'use client'
import { type RefObject, useEffect, useState } from 'react'
import type { Screen } from './createScreen.ts'

/** Whether a row is in view, and at rest. */
export function useIsSeen(screen: Screen, ref: RefObject<Element | null>): boolean {
  const [isSeen, setSeen] = useState(false)
  useEffect(() => (ref.current ? screen.watch(ref.current, setSeen) : undefined), [screen, ref])
  return isSeen
}
