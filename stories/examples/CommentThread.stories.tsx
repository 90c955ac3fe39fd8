import type { Meta, StoryObj } from '@storybook/react-vite'
import { expect, waitFor } from 'storybook/test'
import { PATIENCE } from '../support/findPart.ts'
import { CommentThread } from './CommentThread.tsx'

const meta = {
  title: 'Examples/Comment thread',
  component: CommentThread,
} satisfies Meta<typeof CommentThread>

export default meta
type Story = StoryObj<typeof meta>

/** Six comments and eleven mentions, five people: five requests. A group shows them once more, and asks for nobody. */
export const Default: Story = {
  async play({ canvas }) {
    await expect(await canvas.findByRole('img', { name: '2 more' })).toBeVisible()
    await waitFor(() => expect(canvas.getAllByText('ليلى منصور')).toHaveLength(3))
    await waitFor(() => expect(canvas.getAllByText('Mia Sørensen')).toHaveLength(2))
    await expect(canvas.getByTestId('request-count')).toHaveTextContent('5')
  },
}

/** Every person keeps a face and something to be called by. */
export const ServiceDown: Story = {
  parameters: { profileKit: { scenario: 'down' } },
  async play({ canvas }) {
    await waitFor(() => expect(canvas.getAllByText('User mia')).toHaveLength(2), { timeout: PATIENCE })
  },
}

export const RightToLeft: Story = {
  globals: { direction: 'rtl', locale: 'ar' },
  async play({ canvas }) {
    await waitFor(() => expect(canvas.getAllByText('ليلى منصور')).toHaveLength(3))
  },
}
