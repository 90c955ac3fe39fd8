'use client'
import { useContext, useMemo } from 'react'
import type { Profile } from '../api/schemas.ts'
import { requireProfileKit, useOptionalProfileKit } from '../hooks/ProfileContext.ts'
import { useObservedProfile } from '../hooks/useObservedProfile.ts'
import type { DisplayProfile } from '../query/DisplayProfile.ts'
import { toDisplayProfile, toReadyProfile } from '../query/toDisplayProfile.ts'
import { PersonContext } from './PersonContext.ts'

/** Whom a part shows. With neither, the person of the `<ProfileRoot>` or the row around it. */
export interface PersonProps {
  /** The user to read and show. Needs a `<ProfileProvider>`. */
  userId?: string | undefined
  /** A profile in hand: no provider is needed and no request is made. Wins over `userId`. */
  profile?: Profile | undefined
}

interface Options {
  /** `false` shows what is cached and asks for nothing. Default: `true`. */
  enabled?: boolean
}

/** What to show for the person of a part's props. `undefined` where they name nobody. */
export function useShownProfile(
  { userId, profile }: PersonProps,
  { enabled = true }: Options = {},
): DisplayProfile | undefined {
  const optionalKit = useOptionalProfileKit()
  const isRead = profile === undefined && userId !== undefined
  const kit = isRead ? requireProfileKit(optionalKit) : undefined
  const read = useObservedProfile(kit, isRead ? userId : undefined, enabled)
  const given = useMemo(() => profile && toReadyProfile(profile.user_id, profile), [profile])
  if (given) return given
  return isRead ? (read ?? toDisplayProfile(kit?.client ?? null, userId, {})) : undefined
}

/**
 * What to show in the part called `part`: the person of its props, or of the root or row around it.
 *
 * @throws {Error} where neither names anybody
 */
export function usePerson(part: string, props: PersonProps) {
  const own = useShownProfile(props)
  const around = useContext(PersonContext)
  if (own) return { shown: own, names: undefined }
  if (around) return around
  throw new Error(
    `profile-kit: <${part}> does not know whom to show. Give it a userId or a profile, ` +
      'or put it inside a <ProfileRoot> or a <Leaderboard> row that has one.',
  )
}
