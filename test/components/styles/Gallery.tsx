import { Leaderboard } from '../../../src/components/leaderboard/Leaderboard.tsx'
import { ProfileAvatar } from '../../../src/components/profile-avatar/ProfileAvatar.tsx'
import { ProfileGroup } from '../../../src/components/profile-group/ProfileGroup.tsx'
import { ProfileName } from '../../../src/components/profile-name/ProfileName.tsx'
import { ProfileRoot } from '../../../src/components/profile-root/ProfileRoot.tsx'
import { setup } from '../../support/setup.tsx'
import { createEntries, createProfile } from '../people.ts'

const entries = createEntries(5)
const profiles = entries.map(({ user_id }) => createProfile({ user_id }))

/** All looks: initials, a name on its way, a board to act on with the current user last, a group, a refusal. */
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
      <ProfileGroup profiles={profiles} />
      <div data-profile-kit="editor">
        <span data-profile-kit="editor-note">
          <bdi>Refused</bdi>
        </span>
      </div>
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
