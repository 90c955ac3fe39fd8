'use client'
import { useLabels } from '../../hooks/useLabels.ts'
import { loadingLabel } from '../loadingLabel.ts'
import { AvatarInitials } from '../profile-avatar/AvatarInitials.tsx'

/** Rows of nobody yet, as high as those to come. */
export function BoardSkeleton({ rows }: { rows: number }) {
  const { loading } = useLabels(loadingLabel)
  return (
    <div data-profile-kit="leaderboard-skeleton" role="status" aria-label={loading}>
      {Array.from({ length: rows }, (_, index) => (
        <div key={index} data-profile-kit="leaderboard-row-content" aria-hidden>
          <span data-profile-kit="leaderboard-bone" />
          <span data-profile-kit="avatar">
            <AvatarInitials size={40} initials="" label="" />
          </span>
          <span data-profile-kit="name" data-status="loading">
            {'\u00A0'}
          </span>
          <span data-profile-kit="leaderboard-bone" />
        </div>
      ))}
    </div>
  )
}
