import {
  type DehydratedState,
  type QueryClient,
  queryOptions,
  useMutation,
  usePrefetchQuery,
  useQueries,
  useQuery,
  type UseMutationResult,
  type UseQueryResult,
  type UseSuspenseQueryResult,
  useSuspenseQueries,
  useSuspenseQuery,
} from '@tanstack/react-query'
import { expectTypeOf, test } from 'vitest'
import {
  type DisplayProfile,
  type FallbackReason,
  type HydratedProfilesProps,
  type LeaderboardEntry,
  type LeaderboardPage,
  type Profile,
  type ProfileChange,
  type ProfileClient,
  type ProfileClientOptions,
  type ProfileKitError,
  type ProfileKitErrorCode,
  type ProfileProviderProps,
  useCreateProfileClient,
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
  dehydrateProfiles,
  forgetProfile,
  hydrateProfiles,
  isProfileKitQuery,
  leaderboardOptions,
  peekProfile,
  persistProfiles,
  prefetchProfiles,
  profileKeys,
  profileOptions,
  seedProfiles,
  serializeState,
  syncTabs,
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

test('a client, and whom it is given to', () => {
  uncalled(() => {
    const options: ProfileClientOptions = { baseUrl: '/', session: 'ada' }
    expectTypeOf(useCreateProfileClient(options)).toEqualTypeOf<ProfileClient>()
    expectTypeOf(
      useCreateProfileClient({ baseUrl: '/', token: async () => null }),
    ).toEqualTypeOf<ProfileClient>()
    const user: { id: string } | null = null
    expectTypeOf(useCreateProfileClient(user && options)).toEqualTypeOf<ProfileClient | null>()
  })
  expectTypeOf<ProfileProviderProps>().toHaveProperty('client').toEqualTypeOf<ProfileClient | null>()
  expectTypeOf<HydratedProfilesProps>().toHaveProperty('state').toEqualTypeOf<DehydratedState>()
})

test('what callbacks of a change are handed', () => {
  uncalled(() => {
    const { mutate, mutateAsync } = useUpdateProfile('ada')
    mutate(
      { name: 'Ada' },
      {
        onSuccess: (profile) => expectTypeOf(profile).toEqualTypeOf<Profile>(),
        onError(error, typed) {
          expectTypeOf(error).toEqualTypeOf<ProfileKitError>()
          expectTypeOf(typed).toEqualTypeOf<ProfileChange>()
        },
      },
    )
    expectTypeOf(mutateAsync({ regenerate_avatar: true })).resolves.toEqualTypeOf<Profile>()
    const own = useMutation({
      ...updateProfileOptions(client, 'ada'),
      onSuccess: (profile) => expectTypeOf(profile).toEqualTypeOf<Profile>(),
      onError: (error) => expectTypeOf(error).toEqualTypeOf<ProfileKitError>(),
    })
    expectTypeOf(own.data).toEqualTypeOf<Profile | undefined>()
  })
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
    const names = useQueries({
      queries: ['ada', 'bob'].map((userId) => profileOptions(client, userId)),
      combine: (results) => results.map(({ data }) => data?.name),
    })
    expectTypeOf(names).toEqualTypeOf<(string | undefined)[]>()
    const [bob] = useSuspenseQueries({ queries: [profileOptions(client, 'bob')] })
    expectTypeOf(bob.data).toEqualTypeOf<Profile>()
    usePrefetchQuery(profileOptions(client, 'ada'))
    const top = useQuery({
      ...leaderboardOptions(client, 'weekly'),
      select: ({ entries }) => entries[0]?.rank,
    })
    expectTypeOf(top.data).toEqualTypeOf<number | undefined>()
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
    expectTypeOf(queryClient.ensureQueryData(profileOptions(client, 'ada'))).resolves.toEqualTypeOf<Profile>()
    queryClient.setQueryData(profileOptions(client, 'ada').queryKey, (known) => {
      expectTypeOf(known).toEqualTypeOf<Profile | undefined>()
      return known
    })
    expectTypeOf(queryClient.getQueryState(profileOptions(client, 'ada').queryKey)?.error).toEqualTypeOf<
      ProfileKitError | null | undefined
    >()
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

test('what goes into the cache, out of it, and to other places', () => {
  uncalled(() => {
    expectTypeOf(peekProfile(queryClient, client, 'ada')).toEqualTypeOf<Profile | undefined>()
    expectTypeOf(seedProfiles).parameter(2).toEqualTypeOf<readonly Profile[]>()
    expectTypeOf(forgetProfile(queryClient, client, 'ada')).resolves.toEqualTypeOf<void>()
    const state = dehydrateProfiles(queryClient, client)
    expectTypeOf(state).toEqualTypeOf<DehydratedState>()
    expectTypeOf(serializeState(state)).toEqualTypeOf<string>()
    expectTypeOf(hydrateProfiles).parameter(2).toEqualTypeOf<unknown>()
    expectTypeOf(hydrateProfiles(queryClient, client, state)).toEqualTypeOf<{
      good: number
      dropped: number
    }>()
    const { restored, stop, wipe } = persistProfiles(queryClient, client)
    expectTypeOf([restored, stop(), wipe()]).toEqualTypeOf<Promise<void>[]>()
    expectTypeOf(syncTabs(queryClient, client)).toEqualTypeOf<() => void>()
    for (const query of queryClient.getQueryCache().getAll())
      expectTypeOf(isProfileKitQuery(query)).toEqualTypeOf<boolean>()
  })
})
