import {
  Leaderboard,
  LeaderboardRank,
  LeaderboardScore,
  ProfileAvatar,
  ProfileName,
  ProfileRoot,
} from 'profile-kit'

/** One person. The picture beside the name is decorative: each person is announced once. */
export const Author = ({ userId }: { userId: string }) => (
  <ProfileRoot userId={userId}>
    <ProfileAvatar size={24} /> <ProfileName />
  </ProfileRoot>
)

const entries = [
  { user_id: 'ada', rank: 1, score: 1815, country: 'GB' },
  { user_id: 'grace', rank: 2, score: 1906, country: 'US' },
]

/** A board with a row of your own; entries may hold more than the board needs. */
export const Standings = () => (
  <Leaderboard entries={entries} formatScore={{ style: 'unit', unit: 'second' }} label="Fastest laps">
    {({ entry }) => (
      <>
        <LeaderboardRank /> <ProfileAvatar size={32} />
        <span>
          <ProfileName /> <small>{entry.country}</small>
        </span>
        <LeaderboardScore />
      </>
    )}
  </Leaderboard>
)
