import type { Meta, StoryObj } from '@storybook/react-vite'
import { expect, waitFor } from 'storybook/test'
import { PATIENCE } from '../support/findPart.ts'
import { people } from '../support/people.ts'
import { TeamEditor } from './TeamEditor.tsx'

const meta = {
  title: 'Examples/Hooks only',
  component: TeamEditor,
  args: { userIds: people.slice(0, 6).map(({ user_id }) => user_id), initial: 'ada' },
} satisfies Meta<typeof TeamEditor>

export default meta
type Story = StoryObj<typeof meta>

/** `useProfiles`, `useDisplayProfile`, `useProfileAvatar` and `useUpdateProfile`: six people, six requests. */
export const Default: Story = {
  async play({ canvas }) {
    await expect(await canvas.findByText('6 of 6 known')).toBeVisible()
    await expect(canvas.getByRole('heading', { name: 'Ada Lovelace' })).toBeVisible()
    await expect(canvas.getByTestId('request-count')).toHaveTextContent('6')
  },
}

/** A new name shows at once, in every place that shows this person. */
export const Rename: Story = {
  async play({ canvas, userEvent }) {
    await canvas.findByText('6 of 6 known')
    await userEvent.type(canvas.getByRole('textbox', { name: 'New name' }), 'Countess of Lovelace')
    await userEvent.click(canvas.getByRole('button', { name: 'Rename' }))
    // The list follows in the next frame, so that a thousand changes are one render of it.
    await waitFor(() => expect(canvas.getAllByText('Countess of Lovelace')).toHaveLength(2))
  },
}

/** A change that is refused is taken back. */
export const RenameRefused: Story = {
  parameters: { profileKit: { faults: [{ method: 'PUT', status: 422, times: Infinity }] } },
  async play({ canvas, userEvent }) {
    await canvas.findByText('6 of 6 known')
    await userEvent.type(canvas.getByRole('textbox', { name: 'New name' }), 'Nobody')
    await userEvent.click(canvas.getByRole('button', { name: 'Rename' }))
    await expect(await canvas.findByText(/Not saved, and taken back/)).toBeVisible()
    await expect(canvas.getByRole('heading', { name: 'Ada Lovelace' })).toBeVisible()
  },
}

/** Another face, kept by the service. */
export const NewFace: Story = {
  async play({ canvas, canvasElement, userEvent }) {
    await canvas.findByText('6 of 6 known')
    const picture = () => canvasElement.querySelector('.team-picture img')?.getAttribute('src')
    await waitFor(() => expect(picture()).toBeTruthy())
    const former = picture()
    await userEvent.click(canvas.getByRole('button', { name: 'New face' }))
    await waitFor(() => {
      if (!picture() || picture() === former) throw new Error('The former face is still there')
    })
  },
}

export const ServiceDown: Story = {
  parameters: { profileKit: { scenario: 'down' } },
  async play({ canvas }) {
    await expect(await canvas.findByText(/0 of 6 known/, {}, { timeout: PATIENCE })).toBeVisible()
    await expect(
      await canvas.findByRole('button', { name: 'Ask again' }, { timeout: PATIENCE }),
    ).toBeVisible()
    await expect(await canvas.findByRole('heading', { name: 'User ada' })).toBeVisible()
  },
}
