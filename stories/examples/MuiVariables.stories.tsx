import Box from '@mui/material/Box'
import Paper from '@mui/material/Paper'
import { createTheme, ThemeProvider } from '@mui/material/styles'
import Typography from '@mui/material/Typography'
import type { Meta, StoryObj } from '@storybook/react-vite'
import { expect } from 'storybook/test'
import bridge from '../../examples/styles/mui.css?inline'
import { ProfileName } from '../../src/index.ts'
import { findPart } from '../support/findPart.ts'
import { colorOf } from '../support/colorOf.ts'
import { Team } from './Team.tsx'

const theme = createTheme({
  cssVariables: { colorSchemeSelector: 'class' },
  colorSchemes: {
    light: { palette: { primary: { main: '#00695c' } } },
    dark: { palette: { primary: { main: '#4db6ac' } } },
  },
  shape: { borderRadius: 12 },
})

const meta = {
  title: 'Examples/Material UI variables',
  component: Team,
  parameters: {
    layout: 'fullscreen',
    profileKit: { counter: false },
    docs: { story: { inline: false, height: 700 } },
  },
  render: (_args, { globals }) => (
    <ThemeProvider
      theme={theme}
      defaultMode={globals['theme'] === 'dark' ? 'dark' : 'light'}
      storageManager={null}
    >
      <style>{bridge}</style>
      <Box sx={{ p: 3, bgcolor: 'background.default', color: 'text.primary' }}>
        <Paper variant="outlined" sx={{ p: 2, mb: 3, maxWidth: '32rem' }}>
          <Typography>
            A card of Material UI’s, about{' '}
            <Box component={ProfileName} userId="mia" sx={{ color: 'primary.main', fontWeight: 600 }} />
          </Typography>
        </Paper>
        <Team />
      </Box>
    </ThemeProvider>
  ),
} satisfies Meta<typeof Team>

export default meta
type Story = StoryObj<typeof meta>

/** Material UI’s CSS variables, handed on by `examples/styles/mui.css`. */
export const Light: Story = {
  async play({ canvas, canvasElement, globals }) {
    const token = (name: string) => colorOf(canvasElement, `var(--mui-palette-${name})`)
    const name = await canvas.findByText('Mia Sørensen', { selector: 'p *' })
    await expect(getComputedStyle(name).color).toBe(token('primary-main'))
    const { backgroundColor, color, borderTopColor, borderTopLeftRadius } = getComputedStyle(
      await findPart(canvasElement, 'leaderboard'),
    )
    await expect(backgroundColor).toBe(globals['theme'] === 'dark' ? 'rgb(18, 18, 18)' : 'rgb(255, 255, 255)')
    await expect(backgroundColor).toBe(token('background-paper'))
    await expect(color).toBe(token('text-primary'))
    await expect(borderTopColor).toBe(token('divider'))
    await expect(borderTopLeftRadius).toBe('12px')
    const current = await findPart(canvasElement, 'leaderboard-row', { current: '' })
    await expect(getComputedStyle(current, '::before').borderLeftColor).toBe(token('primary-main'))
    const rank = await findPart(current, 'leaderboard-rank')
    await expect(getComputedStyle(rank).color).toBe(token('text-secondary'))
  },
}

/** The same in Material UI’s dark scheme. */
export const Dark: Story = { ...Light, globals: { theme: 'dark' } }
