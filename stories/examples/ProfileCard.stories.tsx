import type { Meta, StoryObj } from '@storybook/react-vite'
import { expect } from 'storybook/test'
import { findPart } from '../support/findPart.ts'
import { neverAnswers } from '../support/kitParameters.ts'
import { ProfileCard } from './ProfileCard.tsx'

const meta = {
  title: 'Examples/Profile card',
  component: ProfileCard,
  args: { userId: 'ada' },
} satisfies Meta<typeof ProfileCard>

export default meta
type Story = StoryObj<typeof meta>

/** A picture, a name and a hook, all about one person: one request. */
export const Default: Story = {
  async play({ canvas }) {
    await expect(await canvas.findByText('Ada Lovelace')).toBeVisible()
    await expect(await canvas.findByText('Member since March 2024')).toBeVisible()
    await expect(canvas.getByTestId('request-count')).toHaveTextContent('1')
  },
}

export const Loading: Story = {
  parameters: { profileKit: neverAnswers },
  async play({ canvasElement }) {
    await findPart(canvasElement, 'root', { status: 'loading' })
  },
}

export const ServiceDown: Story = {
  parameters: { profileKit: { scenario: 'down' } },
  async play({ canvas, canvasElement }) {
    await expect(await canvas.findByText('User ada')).toBeVisible()
    await findPart(canvasElement, 'avatar', { picture: 'loaded' })
  },
}
