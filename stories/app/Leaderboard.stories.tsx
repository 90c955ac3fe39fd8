import type { Meta, StoryObj } from '@storybook/react-vite'
import { expect, waitFor, within } from 'storybook/test'
import { findPart, PATIENCE } from '../support/findPart.ts'
import { AppPage } from './AppPage.tsx'

const meta = {
  title: 'App/Leaderboard',
  component: AppPage,
  tags: ['!autodocs'],
  parameters: {
    layout: 'fullscreen',
    profileKit: { counter: false, stays: true },
    // The documented table says every name twice, once as the picture's text. It is shown as it is documented.
    a11y: { context: { exclude: ['.app-table'] } },
  },
  args: { documentedRows: 300 },
  argTypes: { documentedRows: { control: { type: 'number', min: 1, max: 10_000 } } },
} satisfies Meta<typeof AppPage>

export default meta
type Story = StoryObj<typeof meta>

/** The same people, in the same trouble. */
export const SideBySide: Story = {
  async play({ canvas }) {
    const kit = canvas.getByTestId('kit')
    const documented = canvas.getByTestId('documented')
    await findPart(kit, 'leaderboard-row', { status: 'ready' })
    await within(documented).findByRole('table', {}, patience)
    await waitFor(() => expect(countOf(documented, 'Requests sent')).toBe(300), patience)
    await expect(countOf(kit, 'Requests sent')).toBeLessThan(40)
    await expect(countOf(kit, 'At once, at most')).toBeLessThanOrEqual(6)
  },
}

/** The service goes down and comes back. One board heals, the other has to be opened anew. */
export const Outage: Story = {
  args: { documentedRows: 50 },
  async play({ canvas, userEvent }) {
    await findPart(canvas.getByTestId('kit'), 'leaderboard-row', { status: 'ready' })

    await userEvent.click(canvas.getByRole('button', { name: 'Take the service down' }))
    await waitFor(
      () => expect(canvas.getByTestId('kit').querySelector('li[data-status="ready"]')).toBeNull(),
      patience,
    )
    await findPart(canvas.getByTestId('kit'), 'leaderboard-row', { status: 'fallback', reason: 'http' })
    await waitFor(
      () => expect(countOf(canvas.getByTestId('documented'), '“Unknown” rows')).toBe(50),
      patience,
    )
    await expect(countOf(canvas.getByTestId('kit'), '“Unknown” rows')).toBe(0)
    await expect(countOf(canvas.getByTestId('kit'), 'Broken pictures')).toBe(0)

    await userEvent.click(canvas.getByRole('button', { name: 'Bring the service back' }))
    await findPart(canvas.getByTestId('kit'), 'leaderboard-row', { status: 'ready' })
    await expect(countOf(canvas.getByTestId('documented'), '“Unknown” rows')).toBe(50)
  },
}

/** Every picture address answers 404. */
export const BrokenPictures: Story = {
  args: { documentedRows: 50 },
  parameters: { profileKit: { ...meta.parameters.profileKit, scenario: 'broken-images' } },
  async play({ canvas }) {
    await findPart(canvas.getByTestId('kit'), 'avatar', { picture: 'failed' })
    await waitFor(
      () => expect(countOf(canvas.getByTestId('documented'), 'Broken pictures')).toBe(50),
      patience,
    )
    await waitFor(() => expect(countOf(canvas.getByTestId('kit'), 'Broken pictures')).toBe(0), patience)
  },
}

const patience = { timeout: PATIENCE }

function countOf(card: HTMLElement, label: string): number {
  const text = within(card).getByText(label).nextElementSibling?.textContent ?? ''
  return Number(text.replaceAll(',', ''))
}
