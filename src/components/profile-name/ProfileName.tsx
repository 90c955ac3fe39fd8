'use client'
import { forwardRef } from 'react'
import { useOptionalProfileKit } from '../../hooks/ProfileContext.ts'
import { useLabels } from '../../hooks/useLabels.ts'
import { loadingLabel } from '../loadingLabel.ts'
import { type PartProps, usePart } from '../usePart.ts'
import type { ProfileState } from '../profile-root/ProfileRoot.tsx'
import { useNameId } from './useNameId.ts'
import { useIsomorphicLayoutEffect } from '../useIsomorphicLayoutEffect.ts'
import { type PersonProps, usePerson } from '../usePerson.ts'

/** Names of more characters get a `title`: they may not fit. */
const LONG_NAME = 20

export interface ProfileNameProps extends PartProps<'span', ProfileState>, PersonProps {}

/**
 * Shows a person's name: room for one while it is loading, and `User <id>` where it cannot be read.
 * It keeps to itself whatever direction it is written in, and stays on one line. With `<ProfileProvider disambiguate>`
 * the end of the user's id stands behind names that could be taken for each other.
 * Renders a `<span>` with a `<bdi>` inside.
 */
export const ProfileName = forwardRef<HTMLSpanElement, ProfileNameProps>(function ProfileName(
  { userId, profile, ...props },
  ref,
) {
  const { shown, names } = usePerson('ProfileName', { userId, profile })
  useIsomorphicLayoutEffect(() => names?.add(), [names])
  const { loading } = useLabels(loadingLabel)
  const kit = useOptionalProfileKit()
  const { name, status, reason } = shown
  const nameId = useNameId(kit?.disambiguate ? kit : undefined, shown.userId, name)
  const own = {
    // The space keeps the line as high as the name will be.
    children: (
      <>
        <bdi>{name || '\u00A0'}</bdi>
        {nameId && (
          <small data-profile-kit="name-id" dir="ltr">
            {nameId}
          </small>
        )}
      </>
    ),
    // A heading or a link without a name would be empty to screen readers.
    title: name === '' ? loading : name.length > LONG_NAME ? name : undefined,
  }
  return usePart('span', { name: 'name', state: { status, reason }, own }, props, ref)
})
