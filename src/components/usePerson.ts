'use client'
import { createContext, useContext } from 'react'
import type { Profile } from '../api/schemas.ts'
import type { ObserveOptions } from '../hooks/useObserveOptions.ts'
import { useShownProfile } from '../hooks/useShownProfile.ts'
import type { DisplayProfile } from '../query/display/DisplayProfile.ts'
import type { NameRegistry } from './profile-root/createNameRegistry.ts'

/** The person a `<ProfileRoot>` or a row of a board gives to the parts inside. */
interface Person {
  shown: DisplayProfile
  names: NameRegistry
}

export const PersonContext = createContext<Person | undefined>(undefined)

/** Whom a part shows. With neither, the person of the `<ProfileRoot>` or the row around it. */
export interface PersonProps {
  /** The user to read and show. Needs a `<ProfileProvider>`. */
  userId?: string | undefined
  /** A profile you already have: no provider is needed and no request is made. Wins over `userId`. */
  profile?: Profile | undefined
}

/**
 * What to show in the part called `part`: the person of its props, or of the root or row around it.
 *
 * @throws {Error} where neither names anybody
 */
export function usePerson(part: string, props: PersonProps, options?: ObserveOptions) {
  const own = useShownProfile(props, options)
  const around = useContext(PersonContext)
  if (own) return { shown: own, names: undefined }
  if (around) return around
  return throwNobody(part)
}

export function throwNobody(part: string): never {
  throw new Error(
    `profile-kit: <${part}> does not know whom to show. Give it a userId or a profile, ` +
      'or put it inside a <ProfileRoot> or a <Leaderboard> row.',
  )
}
