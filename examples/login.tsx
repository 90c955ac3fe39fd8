import { ProfileProvider, useCreateProfileClient } from 'profile-kit'
import type { TokenContext } from 'profile-kit/api'
import { type ReactNode, useState } from 'react'

async function getToken({ signal }: TokenContext) {
  const response = await fetch('/auth/profile-token', { method: 'POST', signal })
  if (response.status === 401) return null // the login at your backend has ended
  if (!response.ok) throw new Error(`no token: ${response.status}`) // asked again with the next read
  return response.text()
}

interface SessionProps {
  /** Shown to those who are not logged in. Calls `onLogin` with the user's id. */
  login: (onLogin: (userId: string) => void) => ReactNode
  children: (logOut: () => void) => ReactNode
}

export function Session({ login, children }: SessionProps) {
  const [userId, setUserId] = useState<string>()
  const logOut = () => setUserId(undefined)
  const client = useCreateProfileClient(
    userId === undefined
      ? null // ends the former client: its people leave the page with this very commit
      : { baseUrl: 'https://api.example.com', token: getToken, session: userId, onUnauthorized: logOut },
  )
  return (
    <ProfileProvider client={client} currentUserId={userId}>
      {userId === undefined ? login(setUserId) : children(logOut)}
    </ProfileProvider>
  )
}
