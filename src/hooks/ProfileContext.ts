'use client'
import type { QueryClient } from '@tanstack/react-query'
import { createContext, useContext } from 'react'
import type { ProfileKitEventHandler } from '../api/events.ts'
import type { ProfileClient } from '../api/ProfileClient.ts'
import type { AvatarOptions } from '../avatar/AvatarOptions.ts'
import type { PictureMemory } from '../query/display/createPictureMemory.ts'
import type { Show } from '../query/display/createShow.ts'
import type { Labels } from './labels.ts'

/** What `<ProfileProvider>` provides. */
export interface ProfileKit {
  /** `null` is signed out: stand-ins, and no requests. */
  client: ProfileClient | null
  queryClient: QueryClient
  currentUserId: string | undefined
  /** Milliseconds, as `gcTime`. */
  staleTime: number
  gcTime: number
  locale: string | undefined
  /** The app's own texts; a part has those that are missing. */
  labels: Partial<Labels> | undefined
  /** What everything that shows a person makes of them first. */
  show: Show
  avatars: AvatarOptions | undefined
  pictures: PictureMemory
  onEvent: ProfileKitEventHandler
  /** Whether names that look alike are told apart. */
  disambiguate: boolean | undefined
}

export const ProfileContext = createContext<ProfileKit | undefined>(undefined)

/**
 * What the nearest `<ProfileProvider>` provides.
 *
 * @throws {Error} where there is none
 */
export function useProfileKit(): ProfileKit {
  return useOptionalProfileKit() ?? throwNoProvider()
}

/** As `useProfileKit`, with `undefined` where there is no provider: for parts that were given a `profile`. */
export function useOptionalProfileKit(): ProfileKit | undefined {
  return useContext(ProfileContext)
}

export function throwNoProvider(): never {
  throw new Error(
    'profile-kit: there is no <ProfileProvider> above this component, so there is no service to ask. Put ' +
      '<ProfileProvider client={client}> around your app (client={null} is signed out), or give the component a ' +
      '`profile` instead of a `userId`.',
  )
}
