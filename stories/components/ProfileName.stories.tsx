import type { Meta, StoryObj } from '@storybook/react-vite'
import { expect } from 'storybook/test'
import { ProfileName } from '../../src/index.ts'
import { findPart } from '../support/findPart.ts'
import { neverAnswers } from '../support/kitParameters.ts'
import { people } from '../support/people.ts'

const meta = {
  title: 'Components/ProfileName',
  component: ProfileName,
  args: { userId: 'ada' },
} satisfies Meta<typeof ProfileName>

export default meta
type Story = StoryObj<typeof meta>

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

/** What people call themselves. */
export const StrangeNames: Story = {
  parameters: {
    profileKit: {
      profiles: strangeNames().map((name, index) => ({ user_id: `strange_${index}`, name })),
    },
  },
  render: () => (
    <ul className="stage-list">
      {strangeNames().map((name, index) => (
        <li key={name}>
          {index + 1}. <ProfileName userId={`strange_${index}`} /> (scored 10)
        </li>
      ))}
    </ul>
  ),
  async play({ canvas }) {
    await expect(await canvas.findByText('<script>alert(1)</script>')).toBeVisible()
    await expect(await canvas.findByText('👩‍👩‍👧‍👦 The Family')).toBeVisible()
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

/** With a profile in hand there is no request. */
export const WithProfileInHand: Story = {
  args: {
    userId: undefined,
    profile: {
      tenant_id: 'demo',
      user_id: 'grace',
      name: 'Grace Hopper',
      avatar_url: '',
      created_at: null,
      updated_at: null,
    },
  },
  async play({ canvas }) {
    await expect(await canvas.findByText('Grace Hopper')).toBeVisible()
    await expect(canvas.getByTestId('request-count')).toHaveTextContent('0')
  },
}

function strangeNames(): string[] {
  return [
    'X',
    '<script>alert(1)</script>',
    '👩‍👩‍👧‍👦 The Family',
    'שלום 123 Hello',
    '\u202Egnp.exe',
    'Z͑ͫ̓ͪ̂ͫ̽͏̴̙a̴̢l̷g̸o̶',
    'null',
    'O’Brien & Søns "Ltd"',
  ]
}
