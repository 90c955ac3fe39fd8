import type { Meta, StoryObj } from '@storybook/react-vite'
import { expect, waitFor } from 'storybook/test'
import { ProfileGroup } from '../../src/index.ts'
import { findPart, PATIENCE } from '../support/findPart.ts'
import { neverAnswers } from '../support/kitParameters.ts'
import { people } from '../support/people.ts'

const userIds = people.map(({ user_id }) => user_id)

const meta = {
  title: 'Components/ProfileGroup',
  component: ProfileGroup,
  args: { userIds, label: 'Participants' },
} satisfies Meta<typeof ProfileGroup>

export default meta
type Story = StoryObj<typeof meta>

/** Ten people in five places: four faces, four requests, and a count of the rest. */
export const Default: Story = {
  async play({ canvas, canvasElement }) {
    const group = await findPart(canvasElement, 'group', { count: '10', more: '6' })
    await expect(await canvas.findByRole('img', { name: 'Ada Lovelace' })).toBeVisible()
    await expect(canvas.getByRole('img', { name: '6 more' })).toHaveTextContent('+6')
    await expect(canvas.getByRole('list', { name: 'Participants' })).toBe(group)
    await expect(canvas.getAllByRole('listitem')).toHaveLength(5)
    await expect(canvas.getByTestId('request-count')).toHaveTextContent('4')
  },
}

/** As many people as places, or fewer: everybody has a face, for nobody is counted who would fit. */
export const Few: Story = {
  render: (args) => (
    <div className="stage-row">
      {[1, 2, 5].map((count) => (
        <ProfileGroup {...args} key={count} userIds={userIds.slice(0, count)} label={`${count} of them`} />
      ))}
    </div>
  ),
  async play({ canvas }) {
    await waitFor(() => expect(canvas.getAllByRole('img', { name: 'Ada Lovelace' })).toHaveLength(3))
    await expect(canvas.getAllByRole('listitem')).toHaveLength(8)
    await expect(canvas.queryByText(/^\+/)).toBeNull()
    await expect(canvas.getByTestId('request-count')).toHaveTextContent('5')
  },
}

/** However many there are, the row is as long, and asks for as few. */
export const Many: Story = {
  args: { userIds: [...userIds, ...Array.from({ length: 1234 }, (_, index) => `player_${index}`)] },
  async play({ canvas, canvasElement }) {
    await expect(await canvas.findByRole('img', { name: '1,240 more' })).toHaveTextContent('+1,240')
    await findPart(canvasElement, 'avatar', { picture: 'loaded' })
    await expect(canvas.getByTestId('request-count')).toHaveTextContent('4')
  },
}

/** Tints of the people to come, in their places. */
export const Loading: Story = {
  parameters: { profileKit: neverAnswers },
  async play({ canvasElement }) {
    const group = await findPart(canvasElement, 'group')
    await findPart(canvasElement, 'avatar', { status: 'loading' })
    await expect(group.clientWidth).toBe(5 * 32 - 4 * 8)
  },
}

/** Everybody keeps a face and something to be called by. */
export const ServiceDown: Story = {
  parameters: { profileKit: { scenario: 'down' } },
  async play({ canvas, canvasElement }) {
    await expect(await canvas.findByRole('img', { name: 'User layla' }, { timeout: PATIENCE })).toBeVisible()
    await findPart(canvasElement, 'avatar', { status: 'fallback', picture: 'loaded' })
  },
}

/** With profiles you already have there is no request, and no provider needed. */
export const WithProfilesInHand: Story = {
  args: {
    userIds: undefined,
    profiles: ['Grace Hopper', 'Katherine Johnson', 'Mary Jackson'].map((name) => ({
      tenant_id: 'demo',
      user_id: name,
      name,
      avatar_url: '',
      created_at: null,
      updated_at: null,
    })),
  },
  async play({ canvas }) {
    await expect(await canvas.findByRole('img', { name: 'Grace Hopper' })).toBeVisible()
    await expect(canvas.getAllByRole('listitem')).toHaveLength(3)
    await expect(canvas.getByTestId('request-count')).toHaveTextContent('0')
  },
}

/** `size` is in CSS pixels; the count grows with it. */
export const Sizes: Story = {
  render: (args) => (
    <div className="stage-row">
      {[20, 24, 32, 40, 56].map((size) => (
        <ProfileGroup {...args} key={size} size={size} label={`${size} pixels`} />
      ))}
    </div>
  ),
  async play({ canvas, canvasElement }) {
    await waitFor(() => expect(canvas.getAllByRole('img', { name: 'Ada Lovelace' })).toHaveLength(5))
    const groups = [...canvasElement.querySelectorAll('[data-profile-kit="group"]')]
    await expect(groups.map(({ clientHeight }) => clientHeight)).toEqual([20, 24, 32, 40, 56])
    await expect(canvas.getByTestId('request-count')).toHaveTextContent('4')
  },
}

/** The row runs from right to left, and counts in the digits and plural forms of its language. */
export const RightToLeft: Story = {
  globals: { direction: 'rtl', locale: 'ar-EG' },
  args: { label: 'المشاركون' },
  parameters: {
    profileKit: { labels: { groupMore: { few: '{count} آخرون', other: '{count} آخر' } } },
  },
  async play({ canvas, canvasElement }) {
    const group = await findPart(canvasElement, 'group')
    const count = await canvas.findByRole('img', { name: '٦ آخرون' })
    await expect(count).toHaveTextContent('+٦')
    await expect(count.getBoundingClientRect().left).toBe(group.getBoundingClientRect().left)
  },
}

/** Faces are cut out where the next one lies over them: whatever is behind them shows through. */
export const OnAnyBackground: Story = {
  render: (args) => (
    <div className="stage-patterns">
      <ProfileGroup {...args} size={48} label="On stripes" />
      <ProfileGroup {...args} size={48} label="On a gradient" />
    </div>
  ),
  async play({ canvasElement }) {
    await findPart(canvasElement, 'avatar', { picture: 'loaded' })
  },
}

/** How far faces overlap is a custom property, and so is a ring for faces that are not round. */
export const Restyled: Story = {
  render: (args) => (
    <div className="stage-row">
      <ProfileGroup {...args} label="Side by side" style={{ '--profile-kit-group-overlap': '-6px' }} />
      <ProfileGroup {...args} label="Close" style={{ '--profile-kit-group-overlap': '20px' }} />
      <ProfileGroup
        {...args}
        label="Squares"
        className="stage-square"
        style={{ '--profile-kit-group-ring': 'var(--paper)' }}
      />
    </div>
  ),
  async play({ canvas }) {
    await waitFor(() => expect(canvas.getAllByRole('img', { name: 'Ada Lovelace' })).toHaveLength(3))
    await expect(canvas.getByRole('list', { name: 'Side by side' }).clientWidth).toBe(5 * 32 + 4 * 6)
    await expect(canvas.getByRole('list', { name: 'Squares' }).clientHeight).toBe(48)
  },
}
