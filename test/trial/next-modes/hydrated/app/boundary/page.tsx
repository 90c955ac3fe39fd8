import { HydrationBoundary } from '@tanstack/react-query'
import Link from 'next/link'
import { Leaderboard } from 'profile-kit'
import { loadBoard } from '../loadBoard'

export const dynamic = 'force-dynamic'

/** The same with TanStack Query's own boundary. */
export default async function Page() {
  const { entries, state } = await loadBoard()
  return (
    <HydrationBoundary state={state}>
      <Leaderboard entries={entries} label="Others" />
      <Link href="/board">the first page</Link>
    </HydrationBoundary>
  )
}
