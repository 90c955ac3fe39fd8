import { Leaderboard } from '../../../src/components/leaderboard/Leaderboard.tsx'
import { ProfileAvatar } from '../../../src/components/profile-avatar/ProfileAvatar.tsx'
import { ProfileName } from '../../../src/components/profile-name/ProfileName.tsx'
import { ProfileRoot } from '../../../src/components/profile-root/ProfileRoot.tsx'
import { setup } from '../../support/setup.tsx'
import { createEntries, createProfile } from '../people.ts'

const entries = createEntries(5)
const profiles = entries.map(({ user_id }) => createProfile({ user_id }))

/** All parts in all looks: initials, a name on its way, a board to act on with the current user last. */
export function Gallery() {
  return (
    <>
      <ProfileRoot profile={createProfile()}>
        <ProfileAvatar />
        <ProfileName />
      </ProfileRoot>
      <NameOnItsWay />
      <Leaderboard
        entries={entries}
        profiles={profiles}
        currentUserId="player-5"
        onRowAction={() => undefined}
      />
    </>
  )
}

function NameOnItsWay() {
  const { api, wrapper: Provider } = setup()
  api.failNext({ delay: Infinity, times: Infinity })
  return (
    <Provider>
      <ProfileName userId="on-its-way" />
    </Provider>
  )
}
