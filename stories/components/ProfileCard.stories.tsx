import type { Meta, StoryObj } from '@storybook/react-vite'
import { expect, waitFor } from 'storybook/test'
import { ProfileAvatar, ProfileCard, ProfileName, ProfileRoot } from '../../src/index.ts'
import { findPart } from '../support/findPart.ts'
import { neverAnswers } from '../support/kitParameters.ts'
import './cards.css'

const meta = {
  title: 'Components/ProfileCard',
  component: ProfileCard,
  args: { userId: 'ada' },
} satisfies Meta<typeof ProfileCard>

export default meta
type Story = StoryObj<typeof meta>

/** Everything about one person, who is said once: one request. */
export const Default: Story = {
  async play({ canvas, canvasElement }) {
    await expect(await canvas.findByText('Ada Lovelace')).toBeVisible()
    await expect(canvas.getByText('Member since March 2024')).toHaveAttribute(
      'datetime',
      '2024-03-01T09:30:00.000Z',
    )
    await expect(canvas.getByText('Updated June 12, 2025')).toBeVisible()
    await findPart(canvasElement, 'avatar', { picture: 'loaded' })
    await expect(canvas.queryByRole('img')).toBeNull()
    await expect(canvas.getByTestId('request-count')).toHaveTextContent('1')
  },
}

/** Room for everything, so that nothing moves when it comes. */
export const Loading: Story = {
  parameters: { profileKit: neverAnswers },
  async play({ canvasElement }) {
    const card = await findPart(canvasElement, 'card', { status: 'loading' })
    await expect(card.querySelector('time')).toBeNull()
    await expect(card.clientHeight).toBeGreaterThanOrEqual(56)
  },
}

/** A face and something to be called by. Nothing is said about when, and nothing moves. */
export const ServiceDown: Story = {
  parameters: { profileKit: { scenario: 'down' } },
  async play({ canvas, canvasElement }) {
    await expect(await canvas.findByText('User ada')).toBeVisible()
    const card = await findPart(canvasElement, 'card', { status: 'fallback', reason: 'http' })
    await expect(card.querySelector('time')).toBeNull()
  },
}

export const SignedOut: Story = {
  parameters: { profileKit: { client: null } },
  async play({ canvas, canvasElement }) {
    await expect(await canvas.findByText('User ada')).toBeVisible()
    await findPart(canvasElement, 'card', { status: 'fallback', reason: 'signed-out' })
    await expect(canvas.getByTestId('request-count')).toHaveTextContent('0')
  },
}

/** With a profile you already have there is no request, and no provider needed. */
export const WithProfileInHand: Story = {
  args: {
    userId: undefined,
    profile: {
      tenant_id: 'demo',
      user_id: 'grace',
      name: 'Grace Hopper',
      avatar_url: '',
      created_at: '2023-12-09T00:00:00Z',
      updated_at: '2025-01-01T12:00:00Z',
    },
  },
  async play({ canvas }) {
    await expect(await canvas.findByText('Grace Hopper')).toBeVisible()
    await expect(canvas.getByText('Member since December 2023')).toBeVisible()
    await expect(canvas.getByTestId('request-count')).toHaveTextContent('0')
  },
}

/** The card stays as wide as what it stands in. */
export const LongName: Story = {
  parameters: {
    profileKit: {
      profiles: [
        { user_id: 'ada', name: 'Augusta Ada King-Noel, Countess of Lovelace and Enchantress of Number' },
      ],
    },
  },
  render: (args) => (
    <div style={{ inlineSize: 260, border: '1px dashed var(--line)' }}>
      <ProfileCard {...args} />
    </div>
  ),
  async play({ canvas, canvasElement }) {
    await canvas.findByText(/Augusta Ada/)
    const card = await findPart(canvasElement, 'card', { status: 'ready' })
    await expect(card.scrollWidth).toBe(card.clientWidth)
    await expect(card.getBoundingClientRect().width).toBeLessThanOrEqual(260)
  },
}

/** What the service does not say is left out. */
export const NoDates: Story = {
  args: { ...WithProfileInHand.args, profile: withoutDates() },
  async play({ canvas, canvasElement }) {
    await expect(await canvas.findByText('Grace Hopper')).toBeVisible()
    await expect(canvasElement.querySelector('time')).toBeNull()
    await expect(canvas.queryByText(/Invalid/)).toBeNull()
  },
}

/** Anything of one's own below; parts of the kit know there whose card it is. */
export const WithOwnContent: Story = {
  args: {
    children: (
      <div className="card-own">
        <p>
          Third this week, 1 240 points ahead of the rest. Ask <ProfileName /> how.
        </p>
        <button type="button">Challenge</button>
      </div>
    ),
  },
  async play({ canvas }) {
    await waitFor(() => expect(canvas.getAllByText('Ada Lovelace')).toHaveLength(2))
    await expect(canvas.getByRole('button', { name: 'Challenge' })).toBeVisible()
    await expect(canvas.getByTestId('request-count')).toHaveTextContent('1')
  },
}

/**
 * In a popover of the browser's own, opened from a name: the card asks for nothing, and the popover is as large as it
 * stays. Enter opens it, Escape closes it.
 */
export const InAPopover: Story = {
  render: () => (
    <ProfileRoot userId="ada" render={<div />}>
      <button type="button" className="card-opener" popoverTarget="card-of-ada">
        <ProfileAvatar size={24} /> <ProfileName />
      </button>
      <div id="card-of-ada" popover="auto" className="card-popover">
        <ProfileCard />
      </div>
    </ProfileRoot>
  ),
  async play({ canvas, canvasElement, userEvent }) {
    const card = await findPart(canvasElement, 'card', { status: 'ready' })
    await expect(card).not.toBeVisible()
    await expect(canvas.getByTestId('request-count')).toHaveTextContent('1')
    await userEvent.click(canvas.getByRole('button', { name: 'Ada Lovelace' }))
    await expect(await canvas.findByText('Member since March 2024')).toBeVisible()
    await expect(canvas.getByTestId('request-count')).toHaveTextContent('1')
  },
}

/** From right to left, with the texts, months and digits of the language. */
export const RightToLeft: Story = {
  globals: { direction: 'rtl', locale: 'ar-EG' },
  args: { userId: 'layla' },
  parameters: {
    profileKit: {
      labels: { cardMemberSince: 'عضو منذ {date}', cardUpdated: 'آخر تحديث {date}' },
      profiles: [
        {
          user_id: 'layla',
          name: 'ليلى منصور',
          created_at: '2024-03-01T09:30:00Z',
          updated_at: '2025-06-12T08:00:00Z',
        },
      ],
    },
  },
  async play({ canvas, canvasElement }) {
    await expect(await canvas.findByText('عضو منذ مارس ٢٠٢٤')).toBeVisible()
    const avatar = await findPart(canvasElement, 'avatar')
    const name = await findPart(canvasElement, 'name')
    await expect(avatar.getBoundingClientRect().left).toBeGreaterThan(name.getBoundingClientRect().right)
  },
}

function withoutDates() {
  return {
    tenant_id: 'demo',
    user_id: 'grace',
    name: 'Grace Hopper',
    avatar_url: '',
    created_at: null,
    updated_at: 'Invalid Date',
  }
}
