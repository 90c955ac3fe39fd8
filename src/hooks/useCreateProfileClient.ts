'use client'
import { useEffect, useState } from 'react'
import { createProfileClient } from '../api/createProfileClient.ts'
import type { ProfileClient } from '../api/ProfileClient.ts'
import { nameLogin } from '../api/scope.ts'
import type { ProfileClientOptions } from '../api/settings.ts'
import { uncommittedClients } from '../query/session/uncommittedClients.ts'

interface Login {
  identity: string | null
  client: ProfileClient | null
  former: readonly ProfileClient[]
}

/**
 * Makes a client and keeps it while `session` and `tenantId` stay the same. When one changes, or there are no options,
 * the former client is disposed: its requests end, and nothing it has read is shown any longer.
 * All other options are read once per login.
 *
 * Without a `session`, a string token of somebody else is another login, and a new one of the same user is not.
 * A token function tells of nobody: without a `session` it keeps one client for as long as there are options.
 *
 * To unmount is no logout: the client is not disposed, and what it has read stays cached until the next client of this
 * login has ended. Keep it mounted and pass `null`, or call `dispose()`.
 *
 * Call it above every `<Suspense>`: of what suspends before it is mounted React keeps nothing, the client neither.
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
  useEffect(() => {
    const { client, former } = login
    if (client) uncommittedClients.delete(client)
    for (const other of former) other.dispose()
    // No logout: StrictMode cleans up after the first render already.
    return () => void (client && uncommittedClients.add(client))
  }, [login])
  return login.client
}

/** What makes it another login. `null` is nobody. */
function identityOf(options: ProfileClientOptions | null | undefined): string | null {
  if (!options) return null
  const { token } = options
  return nameLogin(options) ?? (typeof token === 'string' ? token : '')
}

function logIn(options: ProfileClientOptions | null | undefined): Omit<Login, 'former'> {
  const client = options ? createProfileClient(options) : null
  if (client) uncommittedClients.add(client)
  return { identity: identityOf(options), client }
}
