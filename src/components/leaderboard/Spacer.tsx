'use client'

/**
 * Room for rows that are not rendered. An `<svg>`, whose height is an attribute: no inline style is needed. Hidden, so
 * that neither a screen reader nor the browser's count of layout shifts takes it for something.
 */
export function Spacer({ height }: { height: number }) {
  return height > 0 ? (
    <svg data-profile-kit="leaderboard-spacer" width="1" height={height} visibility="hidden" />
  ) : null
}
