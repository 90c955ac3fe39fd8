import { createProfileClient } from 'profile-kit/api'

async function readName(userId: string): Promise<string> {
  'use cache'
  const client = createProfileClient({
    baseUrl: process.env.SERVICE!,
    token: process.env.TOKEN!,
    retry: { limit: 0 },
  })
  const { name } = await client.getProfile(userId)
  return name
}

/** Static, with a component whose data Next.js caches. */
export default async function Page() {
  return <p>{await readName('player-1')}</p>
}
