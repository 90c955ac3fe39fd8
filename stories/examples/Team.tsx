import { Leaderboard, ProfileAvatar, ProfileName, ProfileRoot } from '../../src/index.ts'
import { createStandings } from '../../src/mock/index.ts'
import { people } from '../support/people.ts'
import './examples.css'

const entries = createStandings({ size: 6, userId: (index) => people[index]?.user_id ?? 'nobody' })

/** A name, faces and a board, for an app’s colours to show on. */
export function Team() {
  return (
    <div className="team-sheet">
      <ProfileRoot userId="ada">
        <ProfileAvatar />
        <ProfileName />
      </ProfileRoot>
      <div className="stage-row">
        {people.slice(1, 6).map(({ user_id }) => (
          <ProfileAvatar key={user_id} userId={user_id} size={32} />
        ))}
      </div>
      <Leaderboard entries={entries} currentUserId="oke" onRowAction={() => undefined} />
    </div>
  )
}
