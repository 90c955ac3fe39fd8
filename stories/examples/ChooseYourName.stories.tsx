import type { Meta, StoryObj } from '@storybook/react-vite'
import { expect, waitFor } from 'storybook/test'
import { findPart } from '../support/findPart.ts'
import { ChooseYourName } from './ChooseYourName.tsx'

const meta = {
  title: 'Examples/Choose your name',
  component: ChooseYourName,
  args: { userId: 'newcomer' },
} satisfies Meta<typeof ChooseYourName>

export default meta
type Story = StoryObj<typeof meta>

/** The name the service has made up, under a label of the app’s own. */
export const Default: Story = {
  async play({ canvas, canvasElement }) {
    await findPart(canvasElement, 'editor', { status: 'ready' })
    const field = canvas.getByRole('textbox', { name: 'What shall we call you?' })
    await expect(field).toHaveDisplayValue(/\w+ \w+ \d+/)
  },
}

/** Another face first, then the name: `onSaved` goes on with the name alone. */
export const Chosen: Story = {
  async play({ canvas, canvasElement, userEvent }) {
    await findPart(canvasElement, 'editor', { status: 'ready' })
    await userEvent.click(canvas.getByRole('button', { name: 'Another face' }))
    await findPart(canvasElement, 'editor', { outcome: 'saved' })
    const field = canvas.getByRole('textbox', { name: 'What shall we call you?' })
    await userEvent.clear(field)
    await userEvent.type(field, 'Grace{Enter}')
    await waitFor(() => expect(canvas.getByRole('heading')).toHaveTextContent('Welcome, Grace!'))
  },
}

/** Nothing is sent for a name that will do. */
export const Kept: Story = {
  async play({ canvas, canvasElement, userEvent }) {
    await findPart(canvasElement, 'editor', { status: 'ready' })
    await userEvent.click(canvas.getByRole('button', { name: 'Keep it as it is' }))
    await expect(canvas.getByRole('heading')).toHaveTextContent(/^Welcome, \w+ \w+ \d+!$/)
    await expect(canvas.getByTestId('request-count')).toHaveTextContent('1')
  },
}
