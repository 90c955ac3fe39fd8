import { readClaims } from './claims.ts'

const RANDOM = 'random:'

interface Login {
  tenantId?: string
  session?: string
  token?: unknown
}

/**
 * Names a login for caches: a plain string that two different logins never share.
 * JSON keeps it injective, whatever characters tenants and sessions hold.
 */
export function createScope({ tenantId, session, token }: Login): string {
  const claims = typeof token === 'string' ? readClaims(token) : undefined
  const tenant = tenantId ?? claims?.tenantId ?? null
  if (session !== undefined) return JSON.stringify(['session', tenant, session])
  if (claims?.subject !== undefined) return JSON.stringify(['subject', tenant, claims.subject])
  return RANDOM + Math.random().toString(36).slice(2) + Math.random().toString(36).slice(2)
}

/** Whether the same login gets the same scope elsewhere: on the server, in another tab, after a reload. */
export function isStableScope(scope: string): boolean {
  return !scope.startsWith(RANDOM)
}
