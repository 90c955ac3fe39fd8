'use client'
import { useEffect, useState } from 'react'
import { readClaims } from '../api/claims.ts'
import { createProfileClient } from '../api/createProfileClient.ts'
import type { ProfileClient } from '../api/ProfileClient.ts'
import type { ProfileClientOptions } from '../api/settings.ts'

interface Login {
  identity: string | null
  client: ProfileClient | null
  former: readonly ProfileClient[]
}

/**
 * Makes a client and keeps it while `options.session` stays the same. When that changes, or becomes `null`,
 * the former client is disposed: its requests end, and nothing it has read is shown any longer.
 * All other options are read once per session.
 *
 * Without a `session`, a string token of somebody else is another login, and a new one of the same user is not.
 * A token function tells of nobody: without a `session` it keeps one client for as long as there are options.
 *
 * @example
 * const client = useCreateProfileClient(user && { baseUrl, token: () => getToken(), session: user.id })
 */
export function useCreateProfileClient(options: ProfileClientOptions): ProfileClient
export function useCreateProfileClient(options: ProfileClientOptions | null | undefined): ProfileClient | null
export function useCreateProfileClient(
  options: ProfileClientOptions | null | undefined,
): ProfileClient | null {
  const [login, setLogin] = useState<Login>(() => ({ ...logIn(options), former: [] }))
  if (login.identity !== identityOf(options)) {
    const former = login.client ? [...login.former, login.client] : login.former
    setLogin({ ...logIn(options), former: former.filter(({ signal }) => !signal.aborted) })
  }
  // Not in a cleanup: StrictMode cleans up after the first render already, and would log out.
  useEffect(() => {
    for (const client of login.former) client.dispose()
  }, [login])
  return login.client
}

/** What makes it another login. `null` is nobody. */
function identityOf(options: ProfileClientOptions | null | undefined): string | null {
  if (!options) return null
  const { session, token, tenantId } = options
  if (session !== undefined) return JSON.stringify(['session', session])
  if (typeof token !== 'string') return ''
  const claims = readClaims(token)
  if (claims.subject === undefined) return JSON.stringify(['token', token])
  return JSON.stringify(['subject', tenantId ?? claims.tenantId, claims.subject])
}

function logIn(options: ProfileClientOptions | null | undefined): Omit<Login, 'former'> {
  return { identity: identityOf(options), client: options ? createProfileClient(options) : null }
}
