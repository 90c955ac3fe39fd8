import type { FunctionComponent } from 'react'
import { Leaderboard } from '../../../src/components/leaderboard/Leaderboard.tsx'
import { LeaderboardRank } from '../../../src/components/leaderboard/LeaderboardRank.tsx'
import { LeaderboardScore } from '../../../src/components/leaderboard/LeaderboardScore.tsx'
import { ProfileAvatar } from '../../../src/components/profile-avatar/ProfileAvatar.tsx'
import { ProfileName } from '../../../src/components/profile-name/ProfileName.tsx'
import { ProfileRoot } from '../../../src/components/profile-root/ProfileRoot.tsx'
import { createEntries, createProfile } from '../people.ts'

const ada = createProfile({ user_id: 'player-1' })

const board = { entries: createEntries(1), profiles: [ada] }

/** Every part that takes a class, with what it needs to stand alone, by the value of its `data-profile-kit`. */
export const parts: Record<string, FunctionComponent<{ className?: string }>> = {
  avatar: (props) => <ProfileAvatar {...props} profile={ada} />,
  name: (props) => <ProfileName {...props} profile={ada} />,
  root: (props) => (
    <ProfileRoot {...props} profile={ada}>
      <ProfileAvatar />
      <ProfileName />
    </ProfileRoot>
  ),
  leaderboard: (props) => <Leaderboard {...props} {...board} />,
  'leaderboard-rank': (props) => (
    <Leaderboard {...board}>
      <LeaderboardRank {...props} />
    </Leaderboard>
  ),
  'leaderboard-score': (props) => (
    <Leaderboard {...board}>
      <LeaderboardScore {...props} />
    </Leaderboard>
  ),
}
