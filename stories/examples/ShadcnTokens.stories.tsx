import type { Meta, StoryObj } from '@storybook/react-vite'
import { expect } from 'storybook/test'
import bridge from '../../examples/styles/shadcn.css?inline'
import { findPart } from '../support/findPart.ts'
import { colorOf } from '../support/colorOf.ts'
import tokens from './shadcn-tokens.css?inline'
import { Team } from './Team.tsx'

const meta = {
  title: 'Examples/Shadcn tokens',
  component: Team,
  parameters: {
    layout: 'fullscreen',
    profileKit: { counter: false },
    docs: { story: { inline: false, height: 620 } },
  },
  render: (_args, { globals }) => (
    <div className={globals['theme'] === 'dark' ? 'shadcn-page dark' : 'shadcn-page'}>
      <style>{tokens + bridge}</style>
      <Team />
    </div>
  ),
} satisfies Meta<typeof Team>

export default meta
type Story = StoryObj<typeof meta>

/** The tokens of shadcn/ui, handed on by `examples/styles/shadcn.css`. */
export const Light: Story = {
  async play({ canvas, canvasElement, globals, userEvent }) {
    await canvas.findByText('Ada Lovelace', { selector: '[data-profile-kit="leaderboard"] *' })
    const board = await findPart(canvasElement, 'leaderboard')
    const token = (name: string) => colorOf(board, `var(${name})`)
    const { backgroundColor, color, borderTopColor, borderTopLeftRadius } = getComputedStyle(board)
    await expect(backgroundColor).toBe(globals['theme'] === 'dark' ? 'oklch(0.21 0.006 286)' : 'oklch(1 0 0)')
    await expect(backgroundColor).toBe(token('--card'))
    await expect(color).toBe(token('--card-foreground'))
    await expect(borderTopColor).toBe(token('--border'))
    await expect(borderTopLeftRadius).toBe('14px')
    const current = await findPart(canvasElement, 'leaderboard-row', { current: '' })
    await expect(getComputedStyle(current, '::before').borderLeftColor).toBe(token('--primary'))
    const rank = await findPart(current, 'leaderboard-rank')
    await expect(getComputedStyle(rank).color).toBe(token('--muted-foreground'))
    await userEvent.tab()
    const focused = await findPart(canvasElement, 'leaderboard-row-content')
    await expect(getComputedStyle(focused).outlineColor).toBe(token('--ring'))
  },
}

/** The same under `class="dark"`. */
export const Dark: Story = { ...Light, globals: { theme: 'dark' } }
