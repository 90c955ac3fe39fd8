'use client'

import { ProfileProvider, useCreateProfileClient } from 'profile-kit'
import type { ReactNode } from 'react'

export function Profiles({ children }: { children: ReactNode }) {
  const client = useCreateProfileClient({
    baseUrl: process.env.NEXT_PUBLIC_SERVICE!, // not where the server asks
    token: async () => {
      throw new Error('nobody should ask for a token')
    },
    session: 'player-3',
    tenantId: 'demo',
  })
  return <ProfileProvider client={client}>{children}</ProfileProvider>
}
