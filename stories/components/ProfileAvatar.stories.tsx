import type { Meta, StoryObj } from '@storybook/react-vite'
import { expect, within } from 'storybook/test'
import type { PictureRequest } from '../../src/avatar/index.ts'
import { ProfileAvatar } from '../../src/index.ts'
import { findPart } from '../support/findPart.ts'
import { findPicture } from '../support/findPicture.ts'
import { neverAnswers } from '../support/kitParameters.ts'
import { people } from '../support/people.ts'
import portrait from './portrait.svg?no-inline'

const pictureOnThisPage = new URL(portrait, window.location.href).href
const pictureThatIsGone = new URL('./no-such-picture.png', window.location.href).href

const meta = {
  title: 'Components/ProfileAvatar',
  component: ProfileAvatar,
  args: { userId: 'ada', size: 64 },
} satisfies Meta<typeof ProfileAvatar>

export default meta
type Story = StoryObj<typeof meta>

/** The generated face of an address the service sent, drawn in the page: no request to anybody else. */
export const Default: Story = {
  async play({ canvasElement }) {
    const picture = await findPicture(canvasElement, 'Ada Lovelace')
    await findPart(canvasElement, 'avatar', { picture: 'loaded', status: 'ready' })
    await expect(picture).toHaveAttribute('src', expect.stringMatching(/^data:image\/svg/))
  },
}

/** A picture of their own, loaded from an address that the policy allows. */
export const OwnPicture: Story = {
  parameters: {
    profileKit: { profiles: [{ user_id: 'ada', name: 'Ada Lovelace', avatar_url: pictureOnThisPage }] },
  },
  async play({ canvasElement }) {
    const picture = await findPicture(canvasElement, 'Ada Lovelace')
    await findPart(canvasElement, 'avatar', { picture: 'loaded' })
    await expect(picture).toHaveAttribute('src', pictureOnThisPage)
    await expect(picture).toHaveAttribute('referrerpolicy', 'no-referrer')
  },
}

/** Plain tint until it is known who this is: no wrong face, ever. */
export const Loading: Story = {
  parameters: { profileKit: neverAnswers },
  async play({ canvasElement }) {
    const avatar = await findPart(canvasElement, 'avatar', { status: 'loading', picture: 'loading' })
    await expect(avatar.querySelector('img')).toBeNull()
    await expect(avatar).toHaveAttribute('data-tint')
  },
}

/** Their picture is gone; their face is drawn instead. */
export const BrokenPicture: Story = {
  parameters: {
    profileKit: { profiles: [{ user_id: 'ada', name: 'Ada Lovelace', avatar_url: pictureThatIsGone }] },
  },
  async play({ canvasElement }) {
    await findPart(canvasElement, 'avatar', { picture: 'failed' })
    const picture = await findPicture(canvasElement, 'Ada Lovelace')
    await expect(picture).toHaveAttribute('src', expect.stringMatching(/^data:image\/svg/))
  },
}

/** An address the policy refuses is never loaded. `data-reason` says why. */
export const BlockedPicture: Story = {
  parameters: {
    profileKit: {
      profiles: [{ user_id: 'ada', name: 'Ada Lovelace', avatar_url: 'http://pictures.example.com/ada.png' }],
    },
  },
  async play({ canvasElement }) {
    const avatar = await findPart(canvasElement, 'avatar', { picture: 'blocked' })
    await expect(avatar).toHaveAttribute('data-reason')
    const picture = await findPicture(canvasElement, 'Ada Lovelace')
    await expect(picture).toHaveAttribute('src', expect.stringMatching(/^data:image\/svg/))
  },
}

/** The profile cannot be read: the person's face and a stand-in name, and the reason on the element. */
export const ServiceDown: Story = {
  parameters: { profileKit: { scenario: 'down' } },
  async play({ canvas, canvasElement }) {
    const avatar = await findPart(canvasElement, 'avatar', { status: 'fallback', picture: 'loaded' })
    await expect(avatar).toHaveAttribute('data-reason', 'http')
    await expect(await canvas.findByRole('img', { name: 'User ada' })).toBeVisible()
  },
}

/** Nobody is logged in: no request, and no tenant to draw a face for. */
export const SignedOut: Story = {
  parameters: { profileKit: { client: null } },
  async play({ canvas, canvasElement }) {
    await findPart(canvasElement, 'avatar', { status: 'fallback', reason: 'signed-out', picture: 'none' })
    await expect(await canvas.findByRole('img', { name: 'User ada' })).toBeVisible()
    await expect(canvas.getByTestId('request-count')).toHaveTextContent('0')
  },
}

/** The service answers nonsense. */
export const Malformed: Story = {
  parameters: { profileKit: { scenario: 'malformed' } },
  async play({ canvasElement }) {
    const avatar = await findPart(canvasElement, 'avatar', { status: 'fallback' })
    await expect(avatar).toHaveAttribute('data-reason', 'invalid-response')
  },
}

/** `size` is in CSS pixels. Eight times the same person is one request. */
export const Sizes: Story = {
  render: (args) => (
    <div className="stage-row">
      {[16, 24, 32, 40, 48, 64, 96, 128].map((size) => (
        <ProfileAvatar key={size} {...args} size={size} />
      ))}
    </div>
  ),
  async play({ canvas, canvasElement }) {
    await canvas.findAllByRole('img', { name: 'Ada Lovelace' })
    const avatars = [...canvasElement.querySelectorAll('[data-profile-kit="avatar"]')]
    await expect(avatars.map(({ clientWidth }) => clientWidth)).toEqual([16, 24, 32, 40, 48, 64, 96, 128])
    await expect(canvas.getByTestId('request-count')).toHaveTextContent('1')
  },
}

/** With a profile that is already there, no request is made, and no provider needed. */
export const WithProfileInHand: Story = {
  args: {
    userId: undefined,
    profile: {
      tenant_id: 'demo',
      user_id: 'grace',
      name: 'Grace Hopper',
      avatar_url: 'https://api.dicebear.com/9.x/adventurer/svg?seed=demo_grace',
      created_at: null,
      updated_at: null,
    },
  },
  async play({ canvas }) {
    await expect(await canvas.findByRole('img', { name: 'Grace Hopper' })).toBeVisible()
    await expect(canvas.getByTestId('request-count')).toHaveTextContent('0')
  },
}

/** Tiles in place of faces: any function from a seed to an SVG draws for everybody who has no picture. */
export const HouseStyle: Story = {
  parameters: { profileKit: { pictures: { renderer: drawTiles } } },
  render: (args) => (
    <div className="stage-row">
      {people.slice(0, 6).map(({ user_id }) => (
        <ProfileAvatar key={user_id} {...args} userId={user_id} />
      ))}
    </div>
  ),
  async play({ canvasElement }) {
    const picture = await findPicture(canvasElement, 'Ada Lovelace')
    await expect(picture).toHaveAttribute('src', expect.stringContaining('rect'))
  },
}

/** A seed as nine tiles, each of them there or not. */
function drawTiles(seed: string): string {
  const hash = new TextEncoder().encode(seed).reduce((sum, byte) => Math.imul(sum, 31) + byte, 7)
  const tiles = Array.from({ length: 9 }, (_, tile) => {
    const isThere = (hash >>> tile) & 1
    return isThere
      ? `<rect x="${(tile % 3) * 20 + 20}" y="${Math.floor(tile / 3) * 20 + 20}" width="20" height="20"/>`
      : ''
  })
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 100" fill="hsl(${hash % 360} 65% 58%)">${tiles.join('')}</svg>`
}

/** Pictures of other hosts come through a proxy, in the size that is shown: the host learns of nobody who looks. */
export const ThroughProxy: Story = {
  parameters: {
    profileKit: {
      profiles: [
        { user_id: 'ada', name: 'Ada Lovelace', avatar_url: 'https://pictures.example.com/ada.png?secret=1' },
      ],
      pictures: {
        transformUrl: ({ size, dpr }: PictureRequest) => `${pictureOnThisPage}?width=${size * dpr}`,
      },
    },
  },
  async play({ canvasElement }) {
    const picture = await findPicture(canvasElement, 'Ada Lovelace')
    await findPart(canvasElement, 'avatar', { picture: 'loaded' })
    await expect(picture.currentSrc).toContain('?width=64')
  },
}

/** Any class wins over the default look; two custom properties reach every picture at once. */
export const Restyled: Story = {
  render: (args) => (
    <div className="stage-row">
      <ProfileAvatar {...args} style={{ borderRadius: '25%' }} />
      <div className="stage-square">
        {people.slice(1, 4).map(({ user_id }) => (
          <ProfileAvatar key={user_id} userId={user_id} style={{ marginInlineEnd: 8 }} />
        ))}
      </div>
    </div>
  ),
  async play({ canvasElement }) {
    const picture = await findPicture(canvasElement, '雪村 ゆき')
    await expect(picture.clientWidth).toBe(48)
  },
}

/** Everybody on the team: tints tell people apart before their pictures come. */
export const Crowd: Story = {
  render: (args) => (
    <div className="stage-row">
      {people.map(({ user_id }) => (
        <ProfileAvatar key={user_id} {...args} userId={user_id} />
      ))}
    </div>
  ),
  async play({ canvasElement }) {
    await expect(await within(canvasElement).findAllByRole('img')).toHaveLength(people.length)
  },
}
