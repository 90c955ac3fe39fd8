'use client'
import { AvatarInitials } from '../profile-avatar/AvatarInitials.tsx'
import { texts } from './texts.ts'

/** Rows of nobody yet, as high as those to come. */
export function BoardSkeleton({ rows }: { rows: number }) {
  return (
    <div data-profile-kit="leaderboard-skeleton" role="status" aria-label={texts.loading}>
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
