'use client'
import { useSyncExternalStore } from 'react'

const noSubscription = () => () => undefined

/** `false` on the server and in the first frame of what it has rendered: nobody listens to that yet. */
export function useIsHydrated(): boolean {
  return useSyncExternalStore(
    noSubscription,
    () => true,
    () => false,
  )
}
