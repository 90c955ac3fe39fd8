'use client'
import { useEffect, useState } from 'react'
import { createProfileClient } from '../api/createProfileClient.ts'
import type { ProfileClient } from '../api/ProfileClient.ts'
import type { ProfileClientOptions } from '../api/settings.ts'

interface Login {
  session: string | null | undefined
  client: ProfileClient | null
  former: readonly ProfileClient[]
}

/**
 * Makes a client and keeps it while `options.session` stays the same. When that changes, or becomes `null`,
 * the former client is disposed: its requests end, and nothing it has read is shown any longer.
 * All other options are read once per session.
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
  if (login.session !== sessionOf(options)) {
    setLogin({ ...logIn(options), former: login.client ? [...login.former, login.client] : login.former })
  }
  // Not in a cleanup: StrictMode cleans up after the first render already, and would log out.
  useEffect(() => {
    for (const client of login.former) client.dispose()
  }, [login])
  return login.client
}

function sessionOf(options: ProfileClientOptions | null | undefined): string | null | undefined {
  return options ? options.session : null
}

function logIn(options: ProfileClientOptions | null | undefined): Omit<Login, 'former'> {
  return { session: sessionOf(options), client: options ? createProfileClient(options) : null }
}
