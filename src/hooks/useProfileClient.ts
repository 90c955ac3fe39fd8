'use client'
import type { ProfileClient } from '../api/ProfileClient.ts'
import { useProfileKit } from './ProfileContext.ts'

/** The client of the nearest `<ProfileProvider>`; `null` is signed out. */
export function useProfileClient(): ProfileClient | null {
  return useProfileKit().client
}
