import type { Meta, StoryObj } from '@storybook/react-vite'
import { useState } from 'react'
import { expect, waitFor, within } from 'storybook/test'
import {
  Leaderboard,
  type LeaderboardEntry,
  type LeaderboardProps,
  LeaderboardRank,
  LeaderboardScore,
  ProfileAvatar,
  ProfileName,
} from '../../src/index.ts'
import { createStandings } from '../../src/mock/index.ts'
import { BringBack } from '../support/BringBack.tsx'
import { findPart, PATIENCE } from '../support/findPart.ts'
import { neverAnswers } from '../support/kitParameters.ts'
import { people } from '../support/people.ts'

const topTen = createStandings({ size: people.length, userId: (index) => people[index]?.user_id ?? 'nobody' })
const tenThousand = createStandings({ size: 10_000 })

/** A board with more in its entries than the kit knows of. */
const teams = topTen.map((entry, index) => ({ ...entry, team: index % 2 === 0 ? 'North' : 'South' }))

interface BoardProps extends Omit<LeaderboardProps, 'entries' | 'leaderboardId' | 'pageSize' | 'windowKey'> {
  entries?: readonly LeaderboardEntry[] | undefined
  /** Reads this board of the service instead of `entries`. */
  leaderboardId?: string | undefined
  pageSize?: number | undefined
}

/** A leaderboard takes entries or the id of a board; a story's arguments have to name both. */
function Board({ entries = [], leaderboardId, pageSize, ...props }: BoardProps) {
  return (
    <div className="stage-board">
      {leaderboardId === undefined ? (
        <Leaderboard {...props} entries={entries} />
      ) : (
        <Leaderboard {...props} leaderboardId={leaderboardId} pageSize={pageSize} />
      )}
    </div>
  )
}

// As whoever copies the code of a story has to write it.
Board.displayName = 'Leaderboard'

const meta = {
  title: 'Components/Leaderboard',
  component: Board,
  args: { entries: topTen, label: 'Weekly standings' },
  parameters: {
    docs: {
      description: {
        component:
          'Shows who stands where. Ranks and scores are there at once; names and pictures come as they are read, and ' +
          'nothing moves. Only rows in view are asked for. Up to 100 entries every row is rendered; above, those in view.',
      },
    },
  },
} satisfies Meta<typeof Board>

export default meta
type Story = StoryObj<typeof meta>

/** Entries of the app's own; the kit knows who they are. Up to 100, every row is on the page. */
export const Default: Story = {
  async play({ canvas }) {
    const rows = await canvas.findAllByRole('listitem')
    await expect(rows).toHaveLength(topTen.length)
    await expect(await canvas.findByText('Ada Lovelace')).toBeVisible()
    await expect(await canvas.findByText('魏晓明')).toBeVisible()
  },
}

/** Ten thousand rows, of which the page holds some and the service is asked for those on screen. */
export const TenThousandRows: Story = {
  args: { entries: tenThousand, height: 480 },
  async play({ canvas, canvasElement }) {
    const board = await canvas.findByRole('region', { name: 'Weekly standings' })
    await findPart(canvasElement, 'leaderboard-row', { status: 'ready' })
    await expect(within(board).getAllByRole('listitem').length).toBeLessThan(60)
    await expect(Number(canvas.getByTestId('request-count').textContent)).toBeLessThan(40)
  },
}

/** Scrolled to the middle: rows at rest are asked for, those that flew past are not. */
export const Scrolled: Story = {
  args: { entries: tenThousand, height: 480 },
  async play({ canvas, canvasElement }) {
    const board = await canvas.findByRole('region', { name: 'Weekly standings' })
    board.scrollTop = board.scrollHeight / 2
    await waitFor(async () => {
      const row = await findPart(canvasElement, 'leaderboard-row', { status: 'ready' })
      await expect(Number(row.dataset['index'])).toBeGreaterThan(4000)
    })
    await expect(Number(canvas.getByTestId('request-count').textContent)).toBeLessThan(60)
  },
}

/** Ranks and scores are there at once. Names come when they come, and nothing moves. */
export const NamesOnTheirWay: Story = {
  parameters: { profileKit: neverAnswers },
  async play({ canvas, canvasElement }) {
    await findPart(canvasElement, 'leaderboard-row', { status: 'loading' })
    await expect(canvas.getAllByRole('listitem')[0]).toHaveTextContent('1')
  },
}

/** A board of the service, read page by page, before its first page is there. */
export const Loading: Story = {
  args: { entries: undefined, leaderboardId: 'weekly' },
  parameters: { profileKit: neverAnswers },
  async play({ canvasElement }) {
    await findPart(canvasElement, 'leaderboard', { status: 'loading' })
  },
}

/** A board of the service. */
export const FromTheService: Story = {
  args: { entries: undefined, leaderboardId: 'weekly', pageSize: 50, height: 480 },
  async play({ canvas, canvasElement }) {
    await findPart(canvasElement, 'leaderboard', { status: 'ready' })
    await findPart(canvasElement, 'leaderboard-row', { status: 'ready' })
    await expect((await canvas.findAllByRole('listitem')).length).toBeGreaterThan(5)
  },
}

export const Empty: Story = {
  args: { entries: [] },
  async play({ canvas }) {
    await expect(await canvas.findByText('Nobody is on this leaderboard yet.')).toBeVisible()
  },
}

/** What an app says to an empty board. */
export const EmptyInOwnWords: Story = {
  args: { entries: [], emptyState: <strong>The season starts on Monday. Be the first.</strong> },
  async play({ canvas }) {
    await expect(await canvas.findByText(/Be the first/)).toBeVisible()
  },
}

/** The board itself could not be read: it says so, and does not pretend to be empty. */
export const Failed: Story = {
  args: { entries: undefined, leaderboardId: 'weekly' },
  parameters: { profileKit: { scenario: 'down' } },
  async play({ canvas, canvasElement }) {
    await findPart(canvasElement, 'leaderboard', { status: 'error' })
    await expect(canvas.getByRole('button', { name: 'Try again' })).toBeVisible()
  },
}

/** No profile can be read: rank, score, a face and a stand-in name for everybody, and why on each row. */
export const ServiceDown: Story = {
  parameters: { profileKit: { scenario: 'down' } },
  async play({ canvas, canvasElement }) {
    await findPart(canvasElement, 'leaderboard-row', { reason: 'http' })
    await waitFor(() => expect(canvas.getAllByText(/^User /)).toHaveLength(topTen.length), {
      timeout: PATIENCE,
    })
    await findPart(canvasElement, 'avatar', { picture: 'loaded' })
  },
}

/** The service comes back, and the names with it, without a reload. */
export const Heals: Story = {
  parameters: { profileKit: { scenario: 'down' } },
  render: (args) => (
    <div className="stage-list">
      <Board {...args} />
      <BringBack />
    </div>
  ),
  async play({ canvas, userEvent }) {
    await canvas.findByText('User ada', {}, { timeout: PATIENCE })
    await userEvent.click(canvas.getByRole('button', { name: 'Bring the service back' }))
    await expect(await canvas.findByText('Ada Lovelace', {}, { timeout: PATIENCE })).toBeVisible()
  },
}

/** Twenty requests a second are allowed. The kit waits as long as it is told, and everybody gets a name. */
export const RateLimited: Story = {
  args: { entries: tenThousand.slice(0, 40) },
  parameters: { profileKit: { scenario: 'rate-limited' } },
  async play({ canvasElement }) {
    await findPart(canvasElement, 'leaderboard-row', { status: 'ready' })
  },
}

/** The service answers nonsense: nothing throws, and the board stands. */
export const Malformed: Story = {
  parameters: { profileKit: { scenario: 'malformed' } },
  async play({ canvas, canvasElement }) {
    await findPart(canvasElement, 'leaderboard-row', { reason: 'invalid-response' })
    await expect(canvas.getAllByRole('listitem')).toHaveLength(topTen.length)
  },
}

/** Ranks and scores the app has; nobody is asked for anything. */
export const SignedOut: Story = {
  parameters: { profileKit: { client: null } },
  async play({ canvas }) {
    await expect(await canvas.findByText('User ada')).toBeVisible()
    await expect(canvas.getByTestId('request-count')).toHaveTextContent('0')
  },
}

/** A board of the service, for somebody who has not signed in to it. */
export const SignedOutOfTheService: Story = {
  args: { entries: undefined, leaderboardId: 'weekly' },
  parameters: { profileKit: { client: null } },
  async play({ canvas }) {
    await expect(await canvas.findByText('Sign in to see this leaderboard.')).toBeVisible()
  },
}

/** Where the signed-in user stands. */
export const CurrentUser: Story = {
  parameters: { profileKit: { currentUserId: 'oke' } },
  async play({ canvasElement }) {
    const row = await findPart(canvasElement, 'leaderboard-row', { current: '' })
    await expect(row).toHaveAttribute('aria-current', 'true')
    await waitFor(() => expect(row).toHaveTextContent('Oke Ọlábísí'))
  },
}

/** Four share their ranks: 1, 2, 2, 4, as the service sent them. */
export const Ties: Story = {
  args: {
    entries: [
      { user_id: 'ada', rank: 1, score: 980 },
      { user_id: 'yuki', rank: 2, score: 875 },
      { user_id: 'layla', rank: 2, score: 875 },
      { user_id: 'oke', rank: 4, score: 610 },
    ],
  },
  async play({ canvas }) {
    await expect(await canvas.findByText('ليلى منصور')).toBeVisible()
    await expect(canvas.getAllByText('2')).toHaveLength(2)
  },
}

/** Scores as they are counted here: seconds, euros, or a function. */
export const FormattedScores: Story = {
  args: { formatScore: { style: 'currency', currency: 'EUR' } },
  globals: { locale: 'de' },
  async play({ canvas }) {
    await expect((await canvas.findAllByText(/€$/)).length).toBe(topTen.length)
  },
}

/** A row of one's own, from a function: it is handed the app's own entry, its fields included. */
export const CustomRow: Story = {
  render: ({ label }) => (
    <div className="stage-board">
      <Leaderboard entries={teams} label={label}>
        {({ entry, profile, rankText, scoreText }) => (
          <>
            <LeaderboardRank />
            <ProfileAvatar size={32} />
            <span>
              <ProfileName style={{ display: 'block' }} />
              <small className="stage-caption">
                {profile.status === 'ready' ? `Team ${entry.team}` : '\u00A0'}
              </small>
            </span>
            <span>
              {scoreText} <span className="stage-caption">(no. {rankText})</span>
            </span>
          </>
        )}
      </Leaderboard>
    </div>
  ),
  async play({ canvas }) {
    await waitFor(() => expect(canvas.getAllByText(/^Team (North|South)$/)).toHaveLength(topTen.length))
  },
}

/** A row of one's own, from parts alone: a template that a server component can pass. */
export const StaticRowParts: Story = {
  args: {
    children: (
      <>
        <LeaderboardRank />
        <ProfileAvatar size={24} />
        <ProfileName />
        <LeaderboardScore />
      </>
    ),
  },
  async play({ canvas }) {
    await expect(await canvas.findByText('Ada Lovelace')).toBeVisible()
  },
}

/** Each row is a button. */
export const ActionRows: Story = {
  render: function ActionBoard({ label }) {
    const [chosen, setChosen] = useState('nobody yet')
    return (
      <div className="stage-board">
        <Leaderboard
          entries={teams}
          label={label}
          onRowAction={({ user_id, team }) => setChosen(`${user_id}, ${team}`)}
        />
        <p className="stage-caption" role="status">
          Chosen: {chosen}
        </p>
      </div>
    )
  },
  async play({ canvas, userEvent }) {
    await userEvent.click(await canvas.findByRole('button', { name: /Ada Lovelace/ }))
    await expect(await canvas.findByText('Chosen: ada, North')).toBeVisible()
  },
}

/** Each row is a link. */
export const LinkedRows: Story = {
  args: { getRowHref: ({ user_id }) => `#/people/${encodeURIComponent(user_id)}` },
  async play({ canvas }) {
    const link = await canvas.findByRole('link', { name: /Ada Lovelace/ })
    await expect(link).toHaveAttribute('href', '#/people/ada')
  },
}

export const RightToLeft: Story = {
  globals: { direction: 'rtl', locale: 'ar' },
  parameters: { profileKit: { currentUserId: 'layla' } },
  async play({ canvas }) {
    const name = await canvas.findByText('ليلى منصور')
    const rank = canvas.getAllByRole('listitem')[2]?.querySelector('[data-profile-kit="leaderboard-rank"]')
    await expect(rank?.getBoundingClientRect().left).toBeGreaterThan(name.getBoundingClientRect().left)
  },
}

/** 320 pixels wide: names give way, ranks and scores do not. */
export const Narrow: Story = {
  decorators: [(Story) => <div style={{ inlineSize: 320 - 2 * 24 }}>{Story()}</div>],
  async play({ canvas, canvasElement }) {
    await canvas.findByText('Ada Lovelace')
    const board = await findPart(canvasElement, 'leaderboard')
    await expect(board.scrollWidth).toBeLessThanOrEqual(board.clientWidth)
  },
}

export const Dark: Story = {
  globals: { theme: 'dark' },
  parameters: { profileKit: { currentUserId: 'priya' } },
  async play({ canvas }) {
    await expect(await canvas.findByText('Ada Lovelace')).toBeVisible()
  },
}
