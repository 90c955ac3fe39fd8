'use client'
import type { ReactNode, RefObject } from 'react'
import { useHandOver } from './useHandOver.ts'

export interface FleetingButtonProps {
  onClick: () => void
  /** What gets the focus when the button goes away with it. */
  home: RefObject<HTMLElement | null>
  children: ReactNode
}

/** A button for something that is not always on offer. */
export function FleetingButton({ onClick, home, children }: FleetingButtonProps) {
  const ref = useHandOver<HTMLButtonElement>(home)
  return (
    <button type="button" ref={ref} data-profile-kit="editor-button" onClick={onClick}>
      {children}
    </button>
  )
}
