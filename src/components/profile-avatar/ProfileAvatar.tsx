'use client'
import { forwardRef, useSyncExternalStore } from 'react'
import { getInitials } from '../../avatar/getInitials.ts'
import { getTint } from '../../avatar/getTint.ts'
import { type PictureStatus, usePicture } from '../../hooks/usePicture.ts'
import type { DisplayProfile } from '../../query/display/DisplayProfile.ts'
import { type PartProps, usePart } from '../usePart.ts'
import type { NameRegistry } from '../profile-root/createNameRegistry.ts'
import { type PersonProps, usePerson } from '../usePerson.ts'
import { AvatarInitials } from './AvatarInitials.tsx'

/**
 * What a picture shows, as `data-*` attributes. How far it is stands in `data-picture` alone: that is set in the event,
 * and nothing is rendered for it.
 */
export interface ProfileAvatarState {
  status: DisplayProfile['status']
  /** Why the picture is blocked, or why a stand-in is shown instead of the profile. */
  reason: string | undefined
  /** The colour under the picture: 0 to 11, always the same for the same user. */
  tint: number
}

export interface ProfileAvatarProps
  extends Omit<PartProps<'span', ProfileAvatarState>, 'children'>, PersonProps {
  /** Width and height in CSS pixels. Default: 40. */
  size?: number | undefined
  /** What is read out in place of the picture. Default: the name, or nothing beside a `<ProfileName>`. */
  alt?: string | undefined
}

/**
 * Shows a person's picture, over a tint of the same size: nothing moves when it comes. Where there is none, initials.
 * Renders a `<span>` with an `<img>` or an `<svg>` inside.
 */
export const ProfileAvatar = forwardRef<HTMLSpanElement, ProfileAvatarProps>(function ProfileAvatar(
  { userId, profile, size = 40, alt, ...props },
  ref,
) {
  const { shown, names } = usePerson('ProfileAvatar', { userId, profile })
  const { status, reason, isDrawing, person, imgProps } = usePicture(shown, size, tellAvatar)
  const isDecorative = useHasName(names)
  const text = alt ?? (isDecorative ? '' : shown.name)
  const state = { status: shown.status, reason, tint: getTint(shown.userId) }
  const children =
    imgProps.src === undefined ? (
      <AvatarInitials
        svgRef={(letters) => tellAvatar(status, letters)}
        waits={isDrawing}
        size={size}
        initials={shown.name && getInitials(shown.name)}
        label={text}
      />
    ) : (
      // Another person's picture is another element: while one loads, a browser shows the former.
      <img key={person} {...imgProps} alt={text} />
    )
  return usePart('span', { name: 'avatar', state, own: { children, 'data-picture': status } }, props, ref)
})

/** React writes the attribute only when what it knows has changed, so whatever comes to stand there tells it anew. */
function tellAvatar(status: PictureStatus, picture: Element | null) {
  picture?.closest('[data-profile-kit="avatar"]')?.setAttribute('data-picture', status)
}

const nobody = { hasName: () => false, subscribe: () => () => undefined }

/** Whether the name stands beside the picture. */
function useHasName(names: NameRegistry | undefined): boolean {
  const { subscribe, hasName } = names ?? nobody
  return useSyncExternalStore(subscribe, hasName, hasName)
}
