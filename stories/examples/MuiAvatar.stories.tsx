import Avatar from '@mui/material/Avatar'
import AvatarGroup from '@mui/material/AvatarGroup'
import type { Meta, StoryObj } from '@storybook/react-vite'
import { expect } from 'storybook/test'
import { useProfileAvatar } from '../../src/index.ts'
import { findPicture } from '../support/findPicture.ts'
import { people } from '../support/people.ts'

/** Material UI's own `Avatar`, fed by the kit: its sizes, its variants, its groups. */
function MuiProfileAvatar({ userId, size = 56 }: { userId: string; size?: number }) {
  const { imgProps, initials } = useProfileAvatar(userId, { size })
  return (
    <Avatar
      src={imgProps.src}
      alt={imgProps.alt}
      slotProps={{ img: imgProps }}
      sx={{ width: size, height: size, bgcolor: 'light-dark(#d5dcf7, #37406a)', color: 'var(--ink)' }}
    >
      {initials}
    </Avatar>
  )
}

const meta = {
  title: 'Examples/Material UI',
  component: MuiProfileAvatar,
  args: { userId: 'ada' },
} satisfies Meta<typeof MuiProfileAvatar>

export default meta
type Story = StoryObj<typeof meta>

export const Default: Story = {
  async play({ canvasElement }) {
    const picture = await findPicture(canvasElement, 'Ada Lovelace')
    await expect(picture).toHaveAttribute('src', expect.stringMatching(/^data:image\/svg/))
  },
}

/** In a group of Material UI's. */
export const Group: Story = {
  render: () => (
    <AvatarGroup
      max={8}
      sx={{ justifyContent: 'flex-end', '& .MuiAvatar-root': { borderColor: 'var(--paper)' } }}
    >
      {people.slice(0, 6).map(({ user_id }) => (
        <MuiProfileAvatar key={user_id} userId={user_id} />
      ))}
    </AvatarGroup>
  ),
  async play({ canvas }) {
    await expect(await canvas.findByRole('img', { name: 'José Ángel Núñez' })).toBeVisible()
  },
}

export const SignedOut: Story = {
  parameters: { profileKit: { client: null } },
  async play({ canvas }) {
    await expect(await canvas.findByText('UA')).toBeVisible()
  },
}
