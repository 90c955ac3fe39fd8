import { createProfileClient } from 'profile-kit/api'

/** Static, and made anew once a minute. */
export default async function Page() {
  const client = createProfileClient({
    baseUrl: process.env.SERVICE!,
    token: process.env.TOKEN!,
    retry: { limit: 0 },
    serverRequestInit: { next: { revalidate: 60 } },
  })
  const { name } = await client.getProfile('player-1')
  return <p>{name}</p>
}
