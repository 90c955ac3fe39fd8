'use client'
import type { ReactNode } from 'react'
import { useLabels } from '../../hooks/useLabels.ts'
import { boardLabels } from './boardLabels.ts'

export interface BoardMessageProps {
  children: ReactNode
  onRetry?: (() => void) | undefined
}

/** Something a board has to say in place of rows, or below them. */
export function BoardMessage({ children, onRetry }: BoardMessageProps) {
  const { retry } = useLabels(boardLabels)
  return (
    <div data-profile-kit="leaderboard-message" role="status">
      <div>{children}</div>
      {onRetry && (
        <button type="button" data-profile-kit="leaderboard-retry" onClick={onRetry}>
          {retry}
        </button>
      )}
    </div>
  )
}
