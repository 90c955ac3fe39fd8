'use client'
import { forwardRef } from 'react'
import type { Profile } from '../../api/schemas.ts'
import { ProfileAvatar } from '../profile-avatar/ProfileAvatar.tsx'
import { type PartProps, usePart } from '../usePart.ts'
import { GroupCount } from './GroupCount.tsx'
import { toPeople } from './toPeople.ts'

/** What a group shows, as `data-*` attributes. */
export interface ProfileGroupState {
  /** How many people are in it. */
  count: number
  /** How many of them are only counted, and have no face. */
  more: number
}

export interface ProfileGroupProps extends Omit<PartProps<'span', ProfileGroupState>, 'children'> {
  /** Who is in it, in order. An id that stands twice is one person. Default: everybody in `profiles`. */
  userIds?: readonly string[] | undefined
  /** Profiles you already have. Nothing is requested for their faces; a group of these alone needs no `<ProfileProvider>`. */
  profiles?: readonly Profile[] | undefined
  /**
   * How many places the row has, 2 at least. With more people, the last place is the count of all who have no face: it
   * never stands for a single person, whose face would have fitted there. Default: 5.
   */
  max?: number | undefined
  /** Width and height of a face in CSS pixels. Default: 32. */
  size?: number | undefined
  /** The accessible name of the group, such as `Typing`. */
  label?: string | undefined
}

/**
 * Shows who is in a group: a row of faces that overlap, and how many more there are. Profiles are
 * requested only for the people whose faces show.
 * Renders a `<span>`, which is a list to screen readers.
 *
 * @example
 * <ProfileGroup userIds={participantIds} max={4} label="Participants" />
 */
export const ProfileGroup = forwardRef<HTMLSpanElement, ProfileGroupProps>(function ProfileGroup(
  { userIds, profiles, max = 5, size = 32, label, ...props },
  ref,
) {
  const people = toPeople(userIds, profiles)
  const places = Math.max(2, max)
  const faces = people.length > places ? people.slice(0, places - 1) : people
  const state = { count: people.length, more: people.length - faces.length }
  const children = (
    <>
      {faces.map(({ userId, profile }) => (
        <span key={userId} data-profile-kit="group-place" role="listitem">
          <ProfileAvatar userId={userId} profile={profile} size={size} />
        </span>
      ))}
      {state.more > 0 && (
        <span data-profile-kit="group-place" role="listitem">
          <GroupCount count={state.more} size={size} />
        </span>
      )}
    </>
  )
  // A list of nobody would be announced all the same.
  const own = people.length > 0 ? { role: 'list', 'aria-label': label, children } : {}
  return usePart('span', { name: 'group', state, own }, props, ref)
})
