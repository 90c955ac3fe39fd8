import { type ReactNode, type RefObject, useId } from 'react'
import type { BoardCounts } from './useBoardCounts.ts'

export interface BoardCardProps {
  title: string
  note: ReactNode
  counts: BoardCounts
  /** How many pictures were asked of a host other than the service. */
  pictures: number
  board: RefObject<HTMLDivElement | null>
  /** `'kit'` or `'documented'`: for tests. */
  name: string
  /** The documented board scrolls in the card; the kit's brings its own scrolling. */
  scrolls?: boolean
  children: ReactNode
}

/** A board, who made it, and what it cost. */
export function BoardCard({ title, note, counts, pictures, board, name, scrolls, children }: BoardCardProps) {
  const titleId = useId()
  return (
    <section className="app-card" aria-labelledby={titleId} data-testid={name}>
      <header className="app-card-head">
        <h2 id={titleId}>{title}</h2>
        <p>{note}</p>
      </header>
      <dl className="app-counts">
        <Count label="Requests sent" value={counts.sent} />
        <Count label="At once, at most" value={counts.peak} />
        <Count
          label="First rank after"
          value={counts.firstRank === undefined ? '…' : `${counts.firstRank} ms`}
        />
        <Count label="“Unknown” rows" value={counts.unknown} isBad={counts.unknown > 0} />
        <Count label="Broken pictures" value={counts.broken} isBad={counts.broken > 0} />
        <Count label="User ids told to another host" value={pictures} isBad={pictures > 0} />
      </dl>
      <div
        className="app-board"
        ref={board}
        {...(scrolls && {
          'data-scrolls': '',
          tabIndex: 0,
          role: 'region',
          'aria-label': `${title}: the board`,
        })}
      >
        {children}
      </div>
    </section>
  )
}

interface CountProps {
  label: string
  value: number | string
  isBad?: boolean
}

function Count({ label, value, isBad = false }: CountProps) {
  return (
    <div data-bad={isBad || undefined}>
      <dt>{label}</dt>
      <dd>{typeof value === 'number' ? value.toLocaleString('en') : value}</dd>
    </div>
  )
}
