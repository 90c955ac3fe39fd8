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
  if (session !== undefined) return JSON.stringify(['session', tenantId ?? null, session])
  const claims = typeof token === 'string' ? readClaims(token) : undefined
  if (claims?.subject === undefined)
    return RANDOM + Math.random().toString(36).slice(2) + Date.now().toString(36)
  return JSON.stringify(['subject', tenantId ?? claims.tenantId ?? null, claims.subject])
}

/** Whether the same login gets the same scope elsewhere: on the server, in another tab, after a reload. */
export function isStableScope(scope: string): boolean {
  return !scope.startsWith(RANDOM)
}
