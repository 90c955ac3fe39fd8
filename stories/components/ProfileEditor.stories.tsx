import type { Meta, StoryObj } from '@storybook/react-vite'
import { expect, waitFor } from 'storybook/test'
import { ProfileEditor } from '../../src/index.ts'
import { BringBack } from '../support/BringBack.tsx'
import { findPart } from '../support/findPart.ts'
import { findPicture } from '../support/findPicture.ts'
import { neverAnswers } from '../support/kitParameters.ts'
import portrait from './portrait.svg?no-inline'

const pictureOnThisPage = new URL(portrait, window.location.href).href

const meta = {
  title: 'Components/ProfileEditor',
  component: ProfileEditor,
  args: { userId: 'ada' },
  decorators: [
    (Story) => (
      <div className="stage-board">
        <Story />
      </div>
    ),
  ],
} satisfies Meta<typeof ProfileEditor>

export default meta
type Story = StoryObj<typeof meta>

/** The name as it was typed once, and nothing to save. */
export const Default: Story = {
  async play({ canvas, canvasElement }) {
    await findPart(canvasElement, 'editor', { status: 'ready', outcome: 'idle' })
    await expect(canvas.getByRole('textbox', { name: 'Name' })).toHaveValue('Ada Lovelace')
    await expect(canvas.getByRole('button', { name: 'Save' })).toHaveAttribute('aria-disabled', 'true')
    await expect(canvas.getByTestId('request-count')).toHaveTextContent('1')
  },
}

/** Nobody knows of a draft yet. Escape takes it back. */
export const Changed: Story = {
  async play({ canvas, canvasElement, userEvent }) {
    await findPart(canvasElement, 'editor', { status: 'ready' })
    const field = canvas.getByRole('textbox', { name: 'Name' })
    await userEvent.clear(field)
    await userEvent.type(field, 'Countess of Lovelace')
    await expect(field).toHaveAccessibleDescription('Press Escape to take the change back.')
    await expect(canvas.getByRole('button', { name: 'Save' })).toHaveAttribute('aria-disabled', 'false')
  },
}

/** While an answer is on its way, one can type on. */
export const Saving: Story = {
  parameters: {
    profileKit: { ...neverAnswers, faults: [{ method: 'PUT', delay: Infinity, times: Infinity }] },
  },
  async play({ canvas, canvasElement, userEvent }) {
    await findPart(canvasElement, 'editor', { status: 'ready' })
    await userEvent.type(canvas.getByRole('textbox', { name: 'Name' }), ' King{Enter}')
    await findPart(canvasElement, 'editor', { outcome: 'saving' })
    await expect(canvas.getByRole('status')).toHaveTextContent('Saving…')
    await expect(canvas.getByRole('textbox', { name: 'Name' })).toBeEnabled()
  },
}

export const Saved: Story = {
  async play({ canvas, canvasElement, userEvent }) {
    await findPart(canvasElement, 'editor', { status: 'ready' })
    await userEvent.type(canvas.getByRole('textbox', { name: 'Name' }), ' King')
    await userEvent.click(canvas.getByRole('button', { name: 'Save' }))
    await findPart(canvasElement, 'editor', { outcome: 'saved' })
    await expect(canvas.getByRole('status')).toHaveTextContent('Saved.')
    await expect(canvas.getByRole('textbox', { name: 'Name' })).toHaveValue('Ada Lovelace King')
    await findPicture(canvasElement, 'Ada Lovelace King')
  },
}

/** The service’s own words are at the field, which has the focus again. What was typed is still there. */
export const NameRefused: Story = {
  parameters: {
    profileKit: {
      faults: [{ method: 'PUT', status: 422, body: { error: 'Somebody else is called that already.' } }],
    },
  },
  async play({ canvas, canvasElement, userEvent }) {
    await findPart(canvasElement, 'editor', { status: 'ready' })
    const field = canvas.getByRole('textbox', { name: 'Name' })
    await userEvent.type(field, ' King')
    await userEvent.click(canvas.getByRole('button', { name: 'Save' }))
    await findPart(canvasElement, 'editor', { outcome: 'refused' })
    await expect(field).toHaveValue('Ada Lovelace King')
    await expect(field).toBeInvalid()
    await expect(field).toHaveAccessibleDescription('Somebody else is called that already.')
    await expect(field).toHaveFocus()
  },
}

/** Nobody refused it: it can be tried again. */
export const NotSaved: Story = {
  parameters: { profileKit: { faults: [{ method: 'PUT', status: 403, times: Infinity }] } },
  async play({ canvas, canvasElement, userEvent }) {
    await findPart(canvasElement, 'editor', { status: 'ready' })
    await userEvent.type(canvas.getByRole('textbox', { name: 'Name' }), ' King{Enter}')
    await findPart(canvasElement, 'editor', { outcome: 'failed' })
    await expect(canvas.getByRole('status')).toHaveTextContent('Not saved. You may not change this profile.')
    await expect(canvas.getByRole('button', { name: 'Try again' })).toBeVisible()
  },
}

/** The connection broke before an answer came, and again when that was to be looked up. */
export const UnknownOutcome: Story = {
  parameters: {
    profileKit: {
      faults: [
        { method: 'GET', delay: 0 },
        { method: 'GET', network: true, times: Infinity },
        { method: 'PUT', body: 'An answer nobody can read.' },
      ],
    },
  },
  async play({ canvas, canvasElement, userEvent }) {
    await findPart(canvasElement, 'editor', { status: 'ready' })
    await userEvent.type(canvas.getByRole('textbox', { name: 'Name' }), ' King{Enter}')
    await findPart(canvasElement, 'editor', { outcome: 'unknown' })
    await expect(canvas.getByRole('status')).toHaveTextContent('It is not known whether this was saved.')
    await expect(canvas.getByRole('button', { name: 'Look it up' })).toBeVisible()
  },
}

export const Loading: Story = {
  parameters: { profileKit: neverAnswers },
  async play({ canvas, canvasElement }) {
    await findPart(canvasElement, 'editor', { status: 'loading' })
    await expect(canvas.getByRole('textbox', { name: 'Name' })).toBeDisabled()
  },
}

/** A stand-in is nobody’s name: there is nothing to edit until the profile is there. */
export const ServiceDown: Story = {
  parameters: { profileKit: { scenario: 'down' } },
  render: (args) => (
    <>
      <ProfileEditor {...args} />
      <p>
        <BringBack />
      </p>
    </>
  ),
  async play({ canvas, canvasElement }) {
    await findPart(canvasElement, 'editor', { status: 'fallback', reason: 'http' })
    const field = canvas.getByRole('textbox', { name: 'Name' })
    await expect(field).toBeDisabled()
    await expect(field).toHaveValue('')
    await expect(field).toHaveAccessibleDescription(/cannot be read right now/)
  },
}

/** The service comes back, and the form comes alive. */
export const Heals: Story = {
  ...ServiceDown,
  async play({ canvas, canvasElement, userEvent }) {
    await findPart(canvasElement, 'editor', { status: 'fallback' })
    await userEvent.click(canvas.getByRole('button', { name: 'Bring the service back' }))
    await findPart(canvasElement, 'editor', { status: 'ready' })
    await expect(canvas.getByRole('textbox', { name: 'Name' })).toHaveValue('Ada Lovelace')
  },
}

export const SignedOut: Story = {
  parameters: { profileKit: { client: null } },
  async play({ canvas, canvasElement }) {
    await findPart(canvasElement, 'editor', { status: 'fallback', reason: 'signed-out' })
    await expect(canvas.getByRole('status')).toHaveTextContent('Sign in to change this profile.')
    await expect(canvas.getByRole('button', { name: 'New picture' })).toBeDisabled()
  },
}

/** Being made by the service. The former one stays until then, and the service is asked once. */
export const NewPicture: Story = {
  parameters: Saving.parameters ?? {},
  async play({ canvas, canvasElement, userEvent }) {
    await findPicture(canvasElement, 'Ada Lovelace')
    await userEvent.click(canvas.getByRole('button', { name: 'New picture' }))
    const button = await canvas.findByRole('button', { name: 'Making a picture…' })
    await userEvent.click(button)
    await expect(button).toHaveAttribute('aria-busy', 'true')
    await expect(canvas.getByTestId('request-count')).toHaveTextContent('2')
  },
}

/** A new picture, and the way back to the former one. */
export const UndoPicture: Story = {
  async play({ canvas, canvasElement, userEvent }) {
    const former = (await findPicture(canvasElement, 'Ada Lovelace')).src
    await userEvent.click(canvas.getByRole('button', { name: 'New picture' }))
    await userEvent.click(await canvas.findByRole('button', { name: 'Undo' }))
    await findPart(canvasElement, 'editor', { outcome: 'saved' })
    await waitFor(async () => {
      const { src } = await findPicture(canvasElement, 'Ada Lovelace')
      await expect(src).toBe(former)
      await expect(canvas.queryByRole('button', { name: 'Undo' })).toBeNull()
    })
    await expect(canvas.getByRole('button', { name: 'New picture' })).toHaveFocus()
  },
}

/** The app uploads what was picked, and says where it is. */
export const ChoosePicture: Story = {
  args: { onPickPicture: () => Promise.resolve(pictureOnThisPage) },
  async play({ canvas, canvasElement, userEvent }) {
    await findPart(canvasElement, 'editor', { status: 'ready' })
    const svg = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"><rect width="1" height="1"/></svg>'
    const file = new File([svg], 'portrait.svg', { type: 'image/svg+xml' })
    await userEvent.upload(canvas.getByLabelText('Choose a picture…'), file)
    await findPart(canvasElement, 'editor', { outcome: 'saved' })
    await waitFor(async () => {
      await expect(await findPicture(canvasElement, 'Ada Lovelace')).toHaveAttribute('src', pictureOnThisPage)
    })
    await expect(canvas.getByRole('button', { name: 'Undo' })).toBeVisible()
  },
}

/** Waiting for the app’s upload: what was picked shows already. */
export const Uploading: Story = {
  args: { onPickPicture: () => new Promise(() => undefined) },
  async play({ canvas, canvasElement, userEvent }) {
    await findPart(canvasElement, 'editor', { status: 'ready' })
    const picture = await fetch(pictureOnThisPage)
    const file = new File([await picture.blob()], 'portrait.svg', { type: 'image/svg+xml' })
    await userEvent.upload(canvas.getByLabelText('Choose a picture…'), file)
    await findPart(canvasElement, 'editor', { outcome: 'saving' })
    await waitFor(() => expect(canvasElement.querySelector('img[src^="blob:"]')).toBeVisible())
  },
}

/** What people call themselves, in the field as they have typed it. */
export const LongAndStrangeNames: Story = {
  parameters: {
    profileKit: { profiles: strangeNames().map((name, index) => ({ user_id: `strange_${index}`, name })) },
  },
  render: () => (
    <div className="stage-list">
      {strangeNames().map((name, index) => (
        <ProfileEditor key={name} userId={`strange_${index}`} />
      ))}
    </div>
  ),
  async play({ canvas }) {
    for (const name of strangeNames()) await expect(await canvas.findByDisplayValue(name)).toBeVisible()
  },
}

/** The page runs from right to left. */
export const RightToLeft: Story = {
  args: { userId: 'layla', onPickPicture: () => new Promise(() => undefined) },
  globals: { direction: 'rtl', locale: 'ar' },
  async play({ canvas }) {
    await expect(await canvas.findByDisplayValue('ليلى منصور')).toBeVisible()
  },
}

function strangeNames(): string[] {
  return [
    'Augusta Ada King-Noel, Countess of Lovelace and Enchantress of Number',
    'عبد الرحمن (Abd)',
    '\u202Eecalevol ada',
    '👩‍👩‍👧‍👦 The Family',
    '<script>alert(1)</script>',
    `Z${'\u0301'.repeat(40)}algo`,
    '\u200B\u200B',
  ]
}
