'use client'
import type { ReactNode } from 'react'

export interface RowContentProps {
  href: string | undefined
  onAction: (() => void) | undefined
  current: 'true' | undefined
  children: ReactNode
}

/** What a row can do decides its element: a link, a button, or neither. */
export function RowContent({ href, onAction, current, children }: RowContentProps) {
  const props = { 'data-profile-kit': 'leaderboard-row-content', 'aria-current': current }
  if (href !== undefined)
    return (
      <a {...props} href={href} onClick={onAction}>
        {children}
      </a>
    )
  if (onAction)
    return (
      <button {...props} type="button" onClick={onAction}>
        {children}
      </button>
    )
  return <div {...props}>{children}</div>
}
