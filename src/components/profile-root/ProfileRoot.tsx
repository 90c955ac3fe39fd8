'use client'
import { forwardRef, type ReactNode, useMemo, useState } from 'react'
import { useShownProfile } from '../../hooks/useShownProfile.ts'
import type { DisplayProfile } from '../../query/display/DisplayProfile.ts'
import { type PartProps, usePart } from '../usePart.ts'
import { useIsomorphicLayoutEffect } from '../useIsomorphicLayoutEffect.ts'
import { PersonContext, type PersonProps, throwNobody } from '../usePerson.ts'
import { createNameRegistry } from './createNameRegistry.ts'

/** What a part shows of a person, as `data-status` and `data-reason`. */
export interface ProfileState {
  status: DisplayProfile['status']
  /** Why a stand-in is shown: the code of the last failure, or `signed-out`. */
  reason: DisplayProfile['reason']
}

export interface ProfileRootProps extends PartProps<'span', ProfileState>, PersonProps {}

/**
 * Gives its person to the parts inside, so that they need no `userId` of their own.
 * A `<ProfileName>` inside makes the `<ProfileAvatar>` beside it decorative: each person is announced once.
 * Renders a `<span>`.
 *
 * Server HTML takes it that there is a name; where there is none, the picture says who it is once the page has loaded.
 * Give such a picture an `alt` to have it there from the start.
 *
 * @throws {Error} with neither a `userId` nor a `profile`
 */
export const ProfileRoot = forwardRef<HTMLSpanElement, ProfileRootProps>(function ProfileRoot(
  { userId, profile, children, ...props },
  ref,
) {
  const shown = useShownProfile({ userId, profile }) ?? throwNobody('ProfileRoot')
  const { status, reason } = shown
  const inside = <PersonProvider shown={shown}>{children}</PersonProvider>
  return usePart('span', { name: 'root', state: { status, reason }, own: { children: inside } }, props, ref)
})

/** Gives a person to the parts inside, without an element of its own. */
export function PersonProvider({ shown, children }: { shown: DisplayProfile; children: ReactNode }) {
  const [names] = useState(createNameRegistry)
  const person = useMemo(() => ({ shown, names }), [shown, names])
  // Runs after the effects of the names inside.
  useIsomorphicLayoutEffect(() => {
    names.settle()
  }, [names])
  return <PersonContext.Provider value={person}>{children}</PersonContext.Provider>
}
