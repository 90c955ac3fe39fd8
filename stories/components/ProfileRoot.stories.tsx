import type { Meta, StoryObj } from '@storybook/react-vite'
import { expect } from 'storybook/test'
import { ProfileAvatar, ProfileName, ProfileRoot } from '../../src/index.ts'
import { BringBack } from '../support/BringBack.tsx'
import { findPart } from '../support/findPart.ts'
import { neverAnswers } from '../support/kitParameters.ts'

const meta = {
  title: 'Components/ProfileRoot',
  component: ProfileRoot,
  args: {
    userId: 'ada',
    children: (
      <>
        <ProfileAvatar />
        <ProfileName />
      </>
    ),
  },
} satisfies Meta<typeof ProfileRoot>

export default meta
type Story = StoryObj<typeof meta>

/** One person, said once: beside their name the picture is decorative. */
export const Default: Story = {
  async play({ canvas, canvasElement }) {
    await expect(await canvas.findByText('Ada Lovelace')).toBeVisible()
    await findPart(canvasElement, 'avatar', { picture: 'loaded' })
    await expect(canvas.queryByRole('img')).toBeNull()
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
    await findPart(canvasElement, 'root', { status: 'fallback', reason: 'http' })
  },
}

/** The service comes back, and so does the name: nobody reloads anything. */
export const Heals: Story = {
  parameters: { profileKit: { scenario: 'down' } },
  render: (args) => (
    <div className="stage-row">
      <ProfileRoot {...args} />
      <BringBack />
    </div>
  ),
  async play({ canvas, canvasElement, userEvent }) {
    await canvas.findByText('User ada')
    await userEvent.click(canvas.getByRole('button', { name: 'Bring the service back' }))
    await findPart(canvasElement, 'name', { status: 'ready' })
    await expect(canvas.getByText('Ada Lovelace')).toBeVisible()
  },
}

export const SignedOut: Story = {
  parameters: { profileKit: { client: null } },
  async play({ canvas, canvasElement }) {
    await expect(await canvas.findByText('User ada')).toBeVisible()
    await findPart(canvasElement, 'root', { status: 'fallback', reason: 'signed-out' })
  },
}

/** Without a name inside, the picture says who it is. */
export const PictureAlone: Story = {
  args: { children: <ProfileAvatar /> },
  async play({ canvas }) {
    await expect(await canvas.findByRole('img', { name: 'Ada Lovelace' })).toBeVisible()
  },
}

/** Parts stand wherever the app puts them; the root is any element it likes. */
export const OwnLayout: Story = {
  args: {
    render: <a href="#ada" aria-label="Ada Lovelace’s page" />,
    children: (
      <>
        <ProfileName style={{ fontWeight: 650 }} />
        <ProfileAvatar size={28} />
      </>
    ),
  },
  async play({ canvas }) {
    await expect(await canvas.findByRole('link')).toHaveTextContent('Ada Lovelace')
  },
}
