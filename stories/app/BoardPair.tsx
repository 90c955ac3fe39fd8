import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { useLayoutEffect, useRef, useState } from 'react'
import type { LeaderboardEntry } from '../../src/api/index.ts'
import { createMockApi, type MockScenario } from '../../src/mock/index.ts'
import { createTokens } from '../support/createTokens.ts'
import { BoardCard } from './BoardCard.tsx'
import { createNetwork, type Network } from './createNetwork.ts'
import { DocumentedBoard } from './DocumentedBoard.tsx'
import { Standings } from './Standings.tsx'
import { useBoardCounts } from './useBoardCounts.ts'

export interface BoardPairProps {
  scenario: MockScenario
  entries: readonly LeaderboardEntry[]
  documentedRows: number
}

/** Both boards, each with a service of its own: the same people, the same trouble, counted apart. */
export function BoardPair({ scenario, entries, documentedRows }: BoardPairProps) {
  return (
    <div className="app-boards">
      <KitSide scenario={scenario} entries={entries} />
      <DocumentedSide scenario={scenario} entries={entries} rows={documentedRows} />
    </div>
  )
}

interface SideProps {
  scenario: MockScenario
  entries: readonly LeaderboardEntry[]
}

function KitSide({ scenario, entries }: SideProps) {
  const network = useNetwork(scenario)
  const board = useRef<HTMLDivElement>(null)
  const counts = useBoardCounts(board, network)
  // An empty cache, as of a page that has just been opened.
  const [queryClient] = useState(() => new QueryClient())
  const me = entries[3]?.user_id ?? ''
  const [login] = useState(() => ({
    baseUrl: window.location.origin,
    token: createTokens('demo', me),
    session: me,
    fetch: network.fetch,
  }))
  return (
    <BoardCard
      name="kit"
      title="With profile-kit"
      note={`${entries.length.toLocaleString('en')} rows. Asks for the people on screen, six at a time.`}
      counts={counts}
      pictures={0}
      board={board}
    >
      <QueryClientProvider client={queryClient}>
        <Standings login={login} me={me} entries={entries} />
      </QueryClientProvider>
    </BoardCard>
  )
}

function DocumentedSide({ scenario, entries, rows }: SideProps & { rows: number }) {
  const network = useNetwork(scenario)
  const board = useRef<HTMLDivElement>(null)
  const counts = useBoardCounts(board, network)
  const [pictures, setPictures] = useState(0)
  const [part] = useState(() => entries.slice(0, rows))
  // One token for all, as an app that does not refresh has it.
  const [token] = useState(createTokens('demo', 'user_1'))
  return (
    <BoardCard
      name="documented"
      title="The documented way"
      note={describeRows(part.length, entries.length)}
      counts={counts}
      pictures={pictures}
      board={board}
      scrolls
    >
      <DocumentedBoard
        entries={part}
        baseUrl={window.location.origin}
        token={token}
        fetch={network.fetch}
        getPicture={network.getPicture}
        onPictures={setPictures}
      />
    </BoardCard>
  )
}

function describeRows(shown: number, total: number): string {
  const count = shown.toLocaleString('en')
  if (shown === total) return `All ${count} rows: a request for each, all at once, then one table.`
  return `Only the first ${count} rows: a request for each, all at once, then one table.`
}

/** A service of one's own, with a way to it that takes its time. */
function useNetwork(scenario: MockScenario): Network {
  const [api] = useState(() => createMockApi({ scenario, seed: 7, leaderboards: {} }))
  const [network] = useState(() => createNetwork(api.fetch))
  useLayoutEffect(() => {
    if (api.scenario !== scenario) api.setScenario(scenario)
  }, [api, scenario])
  return network
}
