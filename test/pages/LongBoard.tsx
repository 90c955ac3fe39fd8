import { type Ref, StrictMode } from 'react'
import { Leaderboard } from '../../src/components/leaderboard/Leaderboard.tsx'
import type { LeaderboardActions } from '../../src/components/leaderboard/LeaderboardProps.ts'
import { ProfileProvider } from '../../src/hooks/ProfileProvider.tsx'
import { createEntries } from '../components/people.ts'

export interface LongBoardProps {
  count: number
  height?: number | undefined
  /** What a row holds, in pixels. Default: rank, face, name and score. */
  contentHeight?: number | undefined
}

/** A board of people nobody is asked for, and what stands below it. */
export function LongBoard({
  count,
  height,
  contentHeight,
  actionsRef,
}: LongBoardProps & { actionsRef?: Ref<LeaderboardActions> }) {
  return (
    <StrictMode>
      <ProfileProvider client={null}>
        <Leaderboard entries={createEntries(count)} height={height} actionsRef={actionsRef}>
          {contentHeight && <svg height={contentHeight} />}
        </Leaderboard>
        <footer>Below</footer>
      </ProfileProvider>
    </StrictMode>
  )
}
