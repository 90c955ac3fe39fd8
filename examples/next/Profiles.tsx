'use client'

import { ProfileProvider, useCreateProfileClient } from 'profile-kit'
import type { ReactNode } from 'react'

async function getToken() {
  const response = await fetch('/auth/profile-token', { method: 'POST' })
  if (response.status === 401) return null
  if (!response.ok) throw new Error(`no token: ${response.status}`)
  return response.text()
}

/** Goes around `{children}` in app/layout.tsx, which also imports 'profile-kit/styles.css'. */
export function Profiles({ userId, children }: { userId: string; children: ReactNode }) {
  const client = useCreateProfileClient({
    baseUrl: 'https://api.example.com',
    token: getToken,
    session: userId,
  })
  return (
    <ProfileProvider client={client} currentUserId={userId}>
      {children}
    </ProfileProvider>
  )
}
