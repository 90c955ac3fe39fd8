/**
 * Where the kit keeps things in a QueryClient. Every key starts with the client's `scope`, so that two
 * logins never meet; ids stand as items of the list, never as names of properties.
 *
 * `all` and `profiles` are prefixes: `queryClient.invalidateQueries({ queryKey: profileKeys.all(client.scope) })`.
 */
export const profileKeys = {
  all: (scope: string) => ['profile-kit', scope] as const,
  profiles: (scope: string) => ['profile-kit', scope, 'profile'] as const,
  profile: (scope: string, userId: string) => ['profile-kit', scope, 'profile', userId] as const,
  update: (scope: string, userId: string) => ['profile-kit', scope, 'update', userId] as const,
  leaderboard: (
    scope: string,
    leaderboardId: string,
    windowKey: string | null,
    limit: number,
    offset: number,
  ) => ['profile-kit', scope, 'leaderboard', leaderboardId, windowKey, limit, offset] as const,
}
