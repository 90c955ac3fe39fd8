'use client'
import { forwardRef } from 'react'
import { ProfileAvatar } from '../profile-avatar/ProfileAvatar.tsx'
import { ProfileName } from '../profile-name/ProfileName.tsx'
import { PersonProvider, type ProfileState } from '../profile-root/ProfileRoot.tsx'
import { type PartProps, usePart } from '../usePart.ts'
import { type PersonProps, usePerson } from '../usePerson.ts'
import { CardDates } from './CardDates.tsx'

export interface ProfileCardProps extends PartProps<'div', ProfileState>, PersonProps {
  /** Width and height of the picture in CSS pixels. Default: 56. */
  size?: number | undefined
}

/** A card tells more about somebody who is on screen already: what is known of them is good enough. */
const asCached = { staleTime: Infinity }

/**
 * What a card about a person holds: their picture, their name, since when they are there and when they last changed;
 * `children` come below, where other parts know whose card they are in. Put it in any popover, dialog or page.
 * It requests nobody who is cached already, however long ago they were read.
 * Renders a `<div>`.
 *
 * @throws {Error} where it has neither a `userId` nor a `profile`, and nobody is around it
 *
 * @example
 * <div popover="auto" id="ada">
 *   <ProfileCard userId="ada" />
 * </div>
 */
export const ProfileCard = forwardRef<HTMLDivElement, ProfileCardProps>(function ProfileCard(
  { userId, profile, size = 56, children, ...props },
  ref,
) {
  const { shown } = usePerson('ProfileCard', { userId, profile }, asCached)
  const { status, reason } = shown
  const own = {
    children: (
      <PersonProvider shown={shown}>
        <div data-profile-kit="card-head">
          <ProfileAvatar size={size} />
          <div data-profile-kit="card-text">
            <ProfileName />
            <CardDates profile={shown.profile} />
          </div>
        </div>
        {children}
      </PersonProvider>
    ),
  }
  return usePart('div', { name: 'card', state: { status, reason }, own }, props, ref)
})
