import {
  type QueryClient,
  queryOptions,
  useMutation,
  useQueries,
  useQuery,
  type UseMutationResult,
  type UseQueryResult,
  type UseSuspenseQueryResult,
  useSuspenseQuery,
} from '@tanstack/react-query'
import { expectTypeOf, test } from 'vitest'
import {
  type DisplayProfile,
  type FallbackReason,
  type LeaderboardEntry,
  type LeaderboardPage,
  type Profile,
  type ProfileChange,
  type ProfileClient,
  type ProfileKitError,
  type ProfileKitErrorCode,
  useCurrentProfile,
  useDisplayProfile,
  useLeaderboard,
  useProfile,
  useProfileAvatar,
  useProfileClient,
  useProfiles,
  useSuspenseProfile,
  useSuspenseProfiles,
  useUpdateProfile,
  type UseProfileOptions,
} from '../../src/index.ts'
import {
  leaderboardOptions,
  prefetchProfiles,
  profileKeys,
  profileOptions,
  toDisplayProfile,
  updateProfileOptions,
} from '../../src/query/index.ts'

// What an app's author sees without writing a type. The compiler is what runs here: `npm run types`.

declare const client: ProfileClient
declare const queryClient: QueryClient
/** Never called: hooks need a component, types do not. */
const uncalled = (check: () => void) => expectTypeOf(check).toBeFunction()

test('hooks', () => {
  expectTypeOf(useProfile).parameter(0).toEqualTypeOf<string | undefined>()
  expectTypeOf(useProfile).returns.toEqualTypeOf<UseQueryResult<Profile, ProfileKitError>>()
  expectTypeOf(useCurrentProfile).returns.toEqualTypeOf<UseQueryResult<Profile, ProfileKitError>>()
  expectTypeOf(useSuspenseProfile).returns.toEqualTypeOf<UseSuspenseQueryResult<Profile, ProfileKitError>>()
  expectTypeOf(useSuspenseProfiles).returns.toEqualTypeOf<readonly DisplayProfile[]>()
  expectTypeOf(useProfileClient).returns.toEqualTypeOf<ProfileClient | null>()
  expectTypeOf(useUpdateProfile).returns.toEqualTypeOf<
    UseMutationResult<Profile, ProfileKitError, ProfileChange>
  >()
  expectTypeOf(useLeaderboard).returns.toHaveProperty('entries').toEqualTypeOf<readonly LeaderboardEntry[]>()
  expectTypeOf(useProfiles).returns.toHaveProperty('profiles').toEqualTypeOf<readonly DisplayProfile[]>()
  expectTypeOf(useProfiles).returns.toHaveProperty('get').returns.toEqualTypeOf<DisplayProfile | undefined>()
  expectTypeOf(useProfileAvatar).parameter(0).toEqualTypeOf<string | { profile: Profile }>()
})

test('a profile that is shown: its status tells what else there is', () => {
  uncalled(() => {
    const shown = useDisplayProfile('ada')
    expectTypeOf(shown.name).toEqualTypeOf<string>()
    expectTypeOf(shown.profile).toEqualTypeOf<Profile | undefined>()
    if (shown.status === 'ready') expectTypeOf(shown.profile).toEqualTypeOf<Profile>()
    if (shown.status === 'fallback') expectTypeOf(shown.reason).toEqualTypeOf<FallbackReason>()
    if (shown.status === 'loading') expectTypeOf(shown.name).toEqualTypeOf<''>()
  })
  expectTypeOf<FallbackReason>().toEqualTypeOf<ProfileKitErrorCode | 'signed-out'>()
})

test('options of useProfile: nothing that makes a profile something else', () => {
  expectTypeOf<UseProfileOptions>().toHaveProperty('enabled')
  expectTypeOf<UseProfileOptions>().toHaveProperty('refetchInterval')
  for (const owned of ['queryKey', 'queryFn', 'select', 'initialData', 'placeholderData'] as const)
    expectTypeOf<UseProfileOptions>().not.toHaveProperty(owned)
})

test('profileOptions in the hooks of TanStack Query', () => {
  uncalled(() => {
    expectTypeOf(useQuery(profileOptions(client, 'ada')).data).toEqualTypeOf<Profile | undefined>()
    expectTypeOf(useQuery(profileOptions(client, 'ada')).error).toEqualTypeOf<ProfileKitError | null>()
    const selected = useQuery({ ...profileOptions(client, 'ada'), select: ({ name }) => name.length })
    expectTypeOf(selected.data).toEqualTypeOf<number | undefined>()
    expectTypeOf(useSuspenseQuery(profileOptions(client, 'ada')).data).toEqualTypeOf<Profile>()
    const [ada, board] = useQueries({
      queries: [profileOptions(client, 'ada'), leaderboardOptions(client, 'weekly')],
    })
    expectTypeOf(ada.data).toEqualTypeOf<Profile | undefined>()
    expectTypeOf(board.data).toEqualTypeOf<LeaderboardPage | undefined>()
    const own = queryOptions({ ...profileOptions(client, 'ada'), staleTime: 0 })
    expectTypeOf(useQuery(own).data).toEqualTypeOf<Profile | undefined>()
  })
})

test('profileOptions, boards and changes in a QueryClient', () => {
  uncalled(() => {
    expectTypeOf(queryClient.getQueryData(profileOptions(client, 'ada').queryKey)).toEqualTypeOf<
      Profile | undefined
    >()
    expectTypeOf(queryClient.fetchQuery(profileOptions(client, 'ada'))).resolves.toEqualTypeOf<Profile>()
    expectTypeOf(
      queryClient.fetchQuery(leaderboardOptions(client, 'weekly')),
    ).resolves.toEqualTypeOf<LeaderboardPage>()
    expectTypeOf(prefetchProfiles(queryClient, client, ['ada'])).resolves.toEqualTypeOf<void>()
    const update = useMutation(updateProfileOptions(client, 'ada'))
    expectTypeOf(update.mutate).parameter(0).toEqualTypeOf<ProfileChange>()
    expectTypeOf(update.error).toEqualTypeOf<ProfileKitError | null>()
    const shown = toDisplayProfile(client, 'ada', useQuery(profileOptions(client, 'ada')))
    expectTypeOf(shown).toEqualTypeOf<DisplayProfile>()
  })
  expectTypeOf(profileKeys.profile).returns.toEqualTypeOf<
    readonly ['profile-kit', string, 'profile', string]
  >()
})
