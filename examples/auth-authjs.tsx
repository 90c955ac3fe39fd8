import { ProfileProvider, useCreateProfileClient } from 'profile-kit'
import type { ReactNode } from 'react'

/** A session of Auth.js whose `session` callback hands the access token on. */
interface Session {
  user: { id: string }
  accessToken: string
}

/** What is used of `useSession()`. */
interface AuthJs {
  data: Session | null
  update: () => Promise<Session | null>
}

/** `<AuthJsProfiles auth={useSession()}>`: `update()` has the server renew the token, in its `jwt` callback. */
export function AuthJsProfiles({ auth, children }: { auth: AuthJs; children: ReactNode }) {
  const { data, update } = auth
  const client = useCreateProfileClient(
    data && {
      baseUrl: 'https://api.example.com',
      session: data.user.id,
      token: async ({ reason }) =>
        reason === 'first' ? data.accessToken : ((await update())?.accessToken ?? null),
    },
  )
  return (
    <ProfileProvider client={client} currentUserId={data?.user.id}>
      {children}
    </ProfileProvider>
  )
}
