'use client'
import { type RefObject, useRef } from 'react'
import { useIsomorphicLayoutEffect } from '../useIsomorphicLayoutEffect.ts'

/**
 * The ref of a control that goes away when it has done its work. Where the focus is on it then, `home` gets it, and
 * not the top of the page.
 */
export function useHandOver<Control extends HTMLElement>(home: RefObject<HTMLElement | null>) {
  const ref = useRef<Control>(null)
  useIsomorphicLayoutEffect(() => {
    const control = ref.current
    // Called while it still stands in the page.
    return () => {
      if (control?.matches(':focus')) home.current?.focus()
    }
  }, [home])
  return ref
}
