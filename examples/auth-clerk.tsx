import { ProfileProvider, useCreateProfileClient } from 'profile-kit'
import type { ReactNode } from 'react'

/** What is used of Clerk's `useAuth()`. */
interface ClerkAuth {
  userId: string | null | undefined
  getToken: (options?: { skipCache?: boolean }) => Promise<string | null>
}

/** `<ClerkProfiles auth={useAuth()}>`: another user is another session, and signing out ends it. */
export function ClerkProfiles({ auth, children }: { auth: ClerkAuth; children: ReactNode }) {
  const { userId, getToken } = auth
  const client = useCreateProfileClient(
    userId
      ? {
          baseUrl: 'https://api.example.com',
          session: userId,
          // Clerk keeps tokens too: after a refusal, its copy is of no use.
          token: ({ reason }) => getToken({ skipCache: reason === 'rejected' }),
        }
      : null,
  )
  return (
    <ProfileProvider client={client} currentUserId={userId ?? undefined}>
      {children}
    </ProfileProvider>
  )
}
