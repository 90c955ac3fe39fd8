'use client'
import { createContext } from 'react'
import type { DisplayProfile } from '../query/DisplayProfile.ts'
import type { NameRegistry } from './profile-root/createNameRegistry.ts'

/** The person a `<ProfileRoot>` or a row of a board gives to the parts inside. */
export interface Person {
  shown: DisplayProfile
  names: NameRegistry
}

export const PersonContext = createContext<Person | undefined>(undefined)
