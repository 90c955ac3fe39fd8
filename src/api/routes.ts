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

/** What the templates hold as `{user_id}`, `{leaderboard_id}` and `{tenant_id}`. */
export interface RouteIds {
  user?: string
  leaderboard?: string
  tenant?: string | undefined
}

/** What an id is called that cannot be sent. */
const names: Record<keyof RouteIds, string> = {
  user: 'user id',
  leaderboard: 'leaderboard id',
  tenant: 'tenant id, which `paths` asks for (pass `tenantId`),',
}

export type Query = Record<string, string | number | undefined>

/** Fills the template with encoded ids. The ids never take part in resolving the address. */
export function fillRoute(route: string, ids: RouteIds, query: Query = {}): string {
  const path = route.replaceAll(/\{(user|leaderboard|tenant)_id\}/g, (_, kind: keyof RouteIds) =>
    encodeId(ids[kind] ?? '', names[kind]),
  )
  const parameters = new URLSearchParams()
  for (const [name, value] of Object.entries(query)) {
    if (value === undefined) continue
    if (typeof value !== 'string' && !(Number.isSafeInteger(value) && value >= 0)) {
      throw new TypeError(`profile-kit: ${name} must be a whole number from 0, so no request was sent.`)
    }
    parameters.set(name, String(value))
  }
  return parameters.size > 0 ? `${path}?${parameters.toString()}` : path
}
