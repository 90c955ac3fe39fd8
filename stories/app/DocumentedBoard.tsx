import { useEffect, useState } from 'react'
import type { LeaderboardEntry } from '../../src/api/index.ts'
import { isThirdParty } from './isThirdParty.ts'
import { type DocumentedRow, loadDocumentedBoard } from './loadDocumentedBoard.ts'
import { Picture } from './Picture.tsx'

export interface DocumentedBoardProps {
  entries: readonly LeaderboardEntry[]
  baseUrl: string
  token: string
  fetch: typeof fetch
  getPicture: typeof fetch
  /** Called with how many pictures the rows ask of another host. */
  onPictures: (count: number) => void
}

/** The same board without profile-kit: one load, one table. */
export function DocumentedBoard({
  entries,
  baseUrl,
  token,
  fetch,
  getPicture,
  onPictures,
}: DocumentedBoardProps) {
  const [rows, setRows] = useState<readonly DocumentedRow[]>()

  useEffect(() => {
    let isGone = false
    void loadDocumentedBoard(entries, { baseUrl, token, fetch }).then((loaded) => {
      if (isGone) return
      setRows(loaded)
      onPictures(loaded.filter(({ avatarUrl }) => isThirdParty(avatarUrl)).length)
    })
    return () => {
      isGone = true
    }
  }, [entries, baseUrl, token, fetch, onPictures])

  if (!rows) return <p className="app-waiting">Loading…</p>
  return (
    <table className="app-table">
      <thead>
        <tr>
          <th scope="col">Rank</th>
          <th scope="col">Player</th>
          <th scope="col">Score</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ rank, score, name, avatarUrl }, index) => (
          <tr key={index}>
            <td>{rank}</td>
            <td>
              <span className="app-player">
                <Picture getPicture={getPicture} src={avatarUrl} alt={name} width={32} height={32} />
                <span>{name}</span>
              </span>
            </td>
            <td>{score}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
