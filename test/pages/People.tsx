import { QueryClientProvider, type QueryClient } from '@tanstack/react-query'
import type { ProfileClient } from '../../src/api/ProfileClient.ts'
import type { LeaderboardEntry } from '../../src/api/schemas.ts'
import { Leaderboard } from '../../src/components/leaderboard/Leaderboard.tsx'
import { ProfileAvatar } from '../../src/components/profile-avatar/ProfileAvatar.tsx'
import { ProfileCard } from '../../src/components/profile-card/ProfileCard.tsx'
import { ProfileGroup } from '../../src/components/profile-group/ProfileGroup.tsx'
import { ProfileName } from '../../src/components/profile-name/ProfileName.tsx'
import { ProfileRoot } from '../../src/components/profile-root/ProfileRoot.tsx'
import { ProfileProvider } from '../../src/hooks/ProfileProvider.tsx'
import { useDisplayProfile } from '../../src/hooks/useDisplayProfile.ts'
import { useProfile } from '../../src/hooks/useProfile.ts'
import { useProfiles } from '../../src/hooks/useProfiles.ts'

export interface PeopleProps {
  client: ProfileClient
  queryClient: QueryClient
  entries: readonly LeaderboardEntry[]
  locale: string | undefined
}

/** Everything of the kit that can show a person, for these people. */
export function People({ client, queryClient, entries, locale }: PeopleProps) {
  return (
    <QueryClientProvider client={queryClient}>
      <ProfileProvider client={client} locale={locale} disambiguate>
        <Leaderboard entries={entries} label="Everybody" />
        <List userIds={entries.map(({ user_id }) => user_id)} />
      </ProfileProvider>
    </QueryClientProvider>
  )
}

function List({ userIds }: { userIds: string[] }) {
  const { profiles, readyCount, failedCount, isPending } = useProfiles(userIds)
  return (
    <section data-pending={isPending} data-ready={readyCount} data-failed={failedCount}>
      <ProfileGroup userIds={userIds} />
      {profiles.map(({ userId, name }, index) => (
        <article key={index} title={name}>
          <ProfileRoot userId={userId}>
            <ProfileAvatar />
            <ProfileName />
          </ProfileRoot>
          <ProfileCard userId={userId} />
          <Hooks userId={userId} />
        </article>
      ))}
    </section>
  )
}

function Hooks({ userId }: { userId: string }) {
  const { data, error, status } = useProfile(userId)
  const shown = useDisplayProfile(userId)
  return (
    <p data-status={status} data-reason={shown.reason}>
      {data?.name}
      {error?.code}
      {shown.name}
      {shown.avatarUrl}
    </p>
  )
}
