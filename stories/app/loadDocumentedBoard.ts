import type { LeaderboardEntry, Profile } from '../../src/api/index.ts'

export interface DocumentedRow {
  rank: number
  score: number
  name: string
  avatarUrl: string | undefined
}

interface Service {
  baseUrl: string
  token: string
  fetch: typeof fetch
}

/**
 * The leaderboard as the service's documentation builds it: a request per user, all of them at once, a failure
 * becoming `null`, and `Unknown` for whoever is missing. Nothing is made worse than it stands there.
 */
export async function loadDocumentedBoard(
  entries: readonly LeaderboardEntry[],
  service: Service,
): Promise<DocumentedRow[]> {
  const profiles = await Promise.all(
    entries.map(({ user_id }) => getProfile(user_id, service).catch(() => null)),
  )
  const byUser = new Map(profiles.map((profile) => [profile?.user_id, profile]))
  return entries.map(({ user_id, rank, score }) => {
    const profile = byUser.get(user_id)
    return { rank, score, name: profile?.name ?? 'Unknown', avatarUrl: profile?.avatar_url }
  })
}

async function getProfile(userId: string, { baseUrl, token, fetch }: Service): Promise<Profile | null> {
  const response = await fetch(`${baseUrl}/v1/profiles/user/${userId}`, {
    headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' },
  })
  if (!response.ok) throw new Error(`The service answered ${response.status}`)
  return response.json()
}
