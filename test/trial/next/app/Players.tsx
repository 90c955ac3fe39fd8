'use client'

import { ProfileProvider, useCreateProfileClient } from 'profile-kit'
import type { ReactNode } from 'react'

export function Players({ children }: { children: ReactNode }) {
  const client = useCreateProfileClient({
    baseUrl: process.env.NEXT_PUBLIC_SERVICE!,
    token: process.env.NEXT_PUBLIC_TOKEN!,
    session: 'player-3',
  })
  return (
    <ProfileProvider client={client} currentUserId="player-3">
      {children}
    </ProfileProvider>
  )
}
