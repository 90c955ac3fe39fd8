import { parseClaims } from './parseClaims.ts'

const RANDOM = 'random:'

interface Login {
  tenantId?: string
  session?: string
  token?: unknown
}

/** Names a login for caches: a plain string that two different logins never share. */
export function createScope(login: Login): string {
  return (
    nameLogin(login) ?? RANDOM + Math.random().toString(36).slice(2) + Math.random().toString(36).slice(2)
  )
}

/**
 * What the same login is called everywhere; `undefined` where nothing tells who it is.
 * JSON keeps it injective, whatever characters tenants and sessions hold.
 */
export function nameLogin({ tenantId, session, token }: Login): string | undefined {
  const claims = typeof token === 'string' ? parseClaims(token) : undefined
  const tenant = tenantId ?? claims?.tenantId ?? null
  if (session !== undefined) return JSON.stringify(['session', tenant, session])
  return claims?.subject === undefined ? undefined : JSON.stringify(['subject', tenant, claims.subject])
}

/** Whether the same login gets the same scope elsewhere: on the server, in another tab, after a reload. */
export function isStableScope(scope: string): boolean {
  return !scope.startsWith(RANDOM)
}
