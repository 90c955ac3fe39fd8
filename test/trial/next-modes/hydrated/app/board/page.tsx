import Link from 'next/link'
import { HydratedProfiles, Leaderboard } from 'profile-kit'
import { loadBoard } from '../loadBoard'

export const dynamic = 'force-dynamic'

export default async function Page() {
  const { entries, state } = await loadBoard()
  return (
    <HydratedProfiles state={state}>
      <Leaderboard entries={entries} label="Players" />
      <Link href="/boundary">the other page</Link>
    </HydratedProfiles>
  )
}
