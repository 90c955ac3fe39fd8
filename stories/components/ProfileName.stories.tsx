import type { Meta, StoryObj } from '@storybook/react-vite'
import { expect, waitFor } from 'storybook/test'
import { Leaderboard, type Profile, ProfileAvatar, ProfileName, ProfileRoot } from '../../src/index.ts'
import { findPart, PATIENCE } from '../support/findPart.ts'
import { hostileNames } from '../support/hostileNames.ts'
import { neverAnswers } from '../support/kitParameters.ts'
import { people } from '../support/people.ts'

const meta = {
  title: 'Components/ProfileName',
  component: ProfileName,
  args: { userId: 'ada' },
} satisfies Meta<typeof ProfileName>

export default meta
type Story = StoryObj<typeof meta>

const hostilePeople = hostileNames.map(({ name }, index) => inHand(`hostile_${index}`, name))
const neighbour = inHand('neighbour', 'Ada Lovelace')
const hostileStandings = [neighbour, ...hostilePeople.flatMap((person) => [person, neighbour])].map(
  ({ user_id }, index) => ({ user_id, rank: index + 1, score: 10_000 - index }),
)
const lookAlikeIds = [
  'user-7f3e1a2b',
  'user-09ad44c1',
  'user-c07e91d4',
  'user-e3b0aa17',
  'user-5be08d3f',
  'user-184fd5c6',
  'user-f29b6e80',
]
const lookAlikeStandings = lookAlikeIds.map((user_id, index) => ({
  user_id,
  rank: index + 1,
  score: 100 - index,
}))

export const Default: Story = {
  async play({ canvas }) {
    await expect(await canvas.findByText('Ada Lovelace')).toBeVisible()
  },
}

/** Room for a name, of the height the name will have: nothing moves when it comes. */
export const Loading: Story = {
  parameters: { profileKit: neverAnswers },
  async play({ canvasElement }) {
    const name = await findPart(canvasElement, 'name', { status: 'loading' })
    await expect(name.getBoundingClientRect().width).toBeGreaterThan(40)
  },
}

/** The service is down: a stand-in, and `data-reason` for those who want to know. */
export const Fallback: Story = {
  parameters: { profileKit: { scenario: 'down' } },
  async play({ canvas, canvasElement }) {
    await expect(await canvas.findByText('User ada')).toBeVisible()
    await findPart(canvasElement, 'name', { status: 'fallback', reason: 'http' })
  },
}

export const SignedOut: Story = {
  parameters: { profileKit: { client: null } },
  async play({ canvas, canvasElement }) {
    await expect(await canvas.findByText('User ada')).toBeVisible()
    await findPart(canvasElement, 'name', { status: 'fallback', reason: 'signed-out' })
  },
}

/** One line, however long. The whole name is in its `title`. */
export const LongName: Story = {
  parameters: {
    profileKit: {
      profiles: [
        { user_id: 'ada', name: 'Augusta Ada King-Noel, Countess of Lovelace and Enchantress of Number' },
      ],
    },
  },
  render: (args) => (
    <div style={{ inlineSize: 180, border: '1px dashed var(--line)' }}>
      <ProfileName {...args} />
    </div>
  ),
  async play({ canvas, canvasElement }) {
    await canvas.findByText(/Augusta Ada/)
    const name = await findPart(canvasElement, 'name', { status: 'ready' })
    await expect(name.getBoundingClientRect().width).toBeLessThanOrEqual(180)
    await expect(name).toHaveAttribute('title', expect.stringContaining('Enchantress'))
  },
}

/** A name keeps to itself: what stands around it stays where it is, whichever way the page runs. */
export const RightToLeft: Story = {
  globals: { direction: 'rtl', locale: 'ar' },
  render: () => (
    <p style={{ margin: 0 }}>
      ١. <ProfileName userId="layla" /> — ١٢٠ نقطة
      <br />
      ٢. <ProfileName userId="ada" /> — ٩٠ نقطة
    </p>
  ),
  async play({ canvas }) {
    await expect(await canvas.findByText('ليلى منصور')).toBeVisible()
    await expect(await canvas.findByText('Ada Lovelace')).toBeVisible()
  },
}

/**
 * Names made to break a page or to pass for somebody else, and honest ones that are hard: each on one line, with its
 * own direction, beside neighbours that stay as they are.
 */
export const HostileNames: Story = {
  parameters: { profileKit: { counter: false } },
  render: () => (
    <>
      <table className="stage-table">
        <tbody>
          {hostileNames.map(({ what }, index) => (
            <tr key={what}>
              <th scope="row">{what}</th>
              <td>
                <ProfileRoot profile={hostilePeople[index]}>
                  <ProfileAvatar size={28} /> <ProfileName />
                </ProfileRoot>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <div className="stage-board">
        <Leaderboard
          entries={hostileStandings}
          profiles={[...hostilePeople, neighbour]}
          label="Among neighbours"
        />
      </div>
    </>
  ),
  async play({ canvas, canvasElement }) {
    await expect(canvas.getAllByText('[object Object]')).toHaveLength(2)
    await expect(canvasElement.querySelector('script, img:not([src^="data:"]), [onerror]')).toBeNull()
    const stage = canvasElement.getBoundingClientRect()
    for (const name of canvasElement.querySelectorAll<HTMLElement>('[data-profile-kit="name"]')) {
      const { left, right, height } = name.getBoundingClientRect()
      await expect(height).toBeLessThan(32)
      await expect(left >= stage.left && right <= stage.right).toBe(true)
      await expect(name.textContent.length).toBeLessThanOrEqual(256)
    }
  },
}

/**
 * With `<ProfileProvider disambiguate>` a short id stands behind names that a reader takes for each other, and behind
 * one that holds something like an id itself.
 */
export const LookAlikes: Story = {
  parameters: {
    profileKit: {
      disambiguate: true,
      profiles: [
        { user_id: 'user-7f3e1a2b', name: 'Ada Lovelace' },
        { user_id: 'user-09ad44c1', name: 'Аdа Lovelace' },
        { user_id: 'user-5be08d3f', name: 'Ada\u200B Lоvelace' },
        { user_id: 'user-c07e91d4', name: 'Grace Hopper' },
        { user_id: 'user-e3b0aa17', name: 'Ada Lovelace #1a2b' },
        { user_id: 'user-184fd5c6', name: 'Williаm Warner' },
        { user_id: 'user-f29b6e80', name: 'vvilliarn Wamer' },
      ],
    },
  },
  render: () => (
    <div className="stage-list">
      <ul className="stage-list">
        {lookAlikeIds.slice(0, 4).map((userId) => (
          <li key={userId}>
            <ProfileRoot userId={userId}>
              <ProfileAvatar size={28} /> <ProfileName />
            </ProfileRoot>
          </li>
        ))}
      </ul>
      <div className="stage-board">
        <Leaderboard entries={lookAlikeStandings} label="Look-alikes" />
      </div>
    </div>
  ),
  async play({ canvas, canvasElement }) {
    await canvas.findAllByText('Grace Hopper', {}, { timeout: PATIENCE })
    await waitFor(() => expect(canvas.getAllByText('#44c1')).toHaveLength(2), { timeout: PATIENCE })
    await expect(canvas.getAllByText('#aa17')).toHaveLength(2)
    await expect(canvas.getByText('#d5c6')).toBeVisible()
    for (const name of canvas.getAllByText('Grace Hopper'))
      await expect(name.parentElement).toHaveTextContent(/^Grace Hopper$/)
    await expect(canvasElement.querySelector('bdi [data-profile-kit="name-id"]')).toBeNull()
  },
}

/** A mark of the app's own belongs beside the name. A name can hold a tick, but is text all through. */
export const VerifiedMark: Story = {
  parameters: { profileKit: { profiles: [...people, { user_id: 'eve', name: 'Ada Lovelace ✔ Verified' }] } },
  render: () => (
    <ul className="stage-list">
      <li>
        <ProfileRoot userId="ada">
          <ProfileAvatar size={28} /> <ProfileName /> <Verified />
        </ProfileRoot>
      </li>
      <li>
        <ProfileRoot userId="eve">
          <ProfileAvatar size={28} /> <ProfileName />
        </ProfileRoot>
      </li>
    </ul>
  ),
  async play({ canvas }) {
    await expect(await canvas.findByText('Ada Lovelace')).toBeVisible()
    await expect(await canvas.findByText('Ada Lovelace ✔ Verified')).toBeVisible()
    const marks = canvas.getAllByRole('img')
    await expect(marks.map((mark) => mark.getAttribute('aria-label'))).toEqual(['Verified'])
    await expect(marks[0]?.closest('[data-profile-kit="name"]')).toBeNull()
  },
}

/** The people of these stories, in their own scripts. */
export const ManyScripts: Story = {
  render: () => (
    <ul className="stage-list">
      {people.map(({ user_id }) => (
        <li key={user_id}>
          <ProfileName userId={user_id} />
        </li>
      ))}
    </ul>
  ),
  async play({ canvas }) {
    await expect(await canvas.findByText('Олена Коваль')).toBeVisible()
    await expect(await canvas.findByText('魏晓明')).toBeVisible()
  },
}

/** Another element than the part's own `<span>`. */
export const AsStrong: Story = {
  args: { render: <strong /> },
  async play({ canvasElement }) {
    const name = await findPart(canvasElement, 'name', { status: 'ready' })
    await expect(name.tagName).toBe('STRONG')
  },
}

/** With a profile you already have there is no request. */
export const WithProfileInHand: Story = {
  args: {
    userId: undefined,
    profile: inHand('grace', 'Grace Hopper'),
  },
  async play({ canvas }) {
    await expect(await canvas.findByText('Grace Hopper')).toBeVisible()
    await expect(canvas.getByTestId('request-count')).toHaveTextContent('0')
  },
}

function Verified() {
  return (
    <svg role="img" aria-label="Verified" width="18" height="18" viewBox="0 0 18 18" fill="var(--accent)">
      <circle cx="9" cy="9" r="9" />
      <path d="m5 9 3 3 5-6" fill="none" stroke="var(--accent-ink)" strokeWidth="2" />
    </svg>
  )
}

function inHand(user_id: string, name: string): Profile {
  return { tenant_id: 'demo', user_id, name, avatar_url: '', created_at: null, updated_at: null }
}
