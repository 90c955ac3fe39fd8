import { encodeId } from './userId.ts'

/** The service's addresses below the base, as templates. */
export interface Routes {
  profile: string
  leaderboard: string
  leaderboardAround: string
  rank: string
}

export const routes: Routes = {
  profile: '/v1/profiles/user/{user_id}',
  leaderboard: '/v1/leaderboards/{leaderboard_id}',
  leaderboardAround: '/v1/leaderboards/{leaderboard_id}/user/{user_id}',
  rank: '/v1/leaderboards/{leaderboard_id}/rank/{user_id}',
}

export interface RouteIds {
  userId?: string
  leaderboardId?: string
  tenantId?: string | undefined
}

export type Query = Record<string, string | number | undefined>

/** Fills the template with encoded ids. The ids never take part in resolving the address. */
export function fillRoute(route: string, ids: RouteIds, query: Query = {}): string {
  const path = route.replaceAll(/\{(user_id|leaderboard_id|tenant_id)\}/g, (_, name: string) => {
    if (name === 'user_id') return encodeId(ids.userId ?? '')
    if (name === 'leaderboard_id') return encodeId(ids.leaderboardId ?? '', 'leaderboard id')
    return encodeId(ids.tenantId ?? '', 'tenant id, which `paths` asks for (pass `tenantId`)')
  })
  const parameters = new URLSearchParams()
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined) parameters.set(name, String(value))
  }
  return parameters.size > 0 ? `${path}?${parameters.toString()}` : path
}
