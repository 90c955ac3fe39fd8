import { StrictMode } from 'react'
import type { Profile } from '../../../src/api/schemas.ts'
import { ProfileAvatar } from '../../../src/components/profile-avatar/ProfileAvatar.tsx'
import { ProfileProvider, type ProfileProviderProps } from '../../../src/hooks/ProfileProvider.tsx'

/** Somebody to be shown, with as much of a profile as matters to a picture. */
export interface Shown {
  url: string
  userId?: string
  /** Default: `demo`. Empty: there is no face to stand in. */
  tenantId?: string
}

export interface GalleryProps {
  people: readonly Shown[]
  provider?: Partial<ProfileProviderProps> | undefined
}

/** Pictures of 64 by 64 pixels, and a line below that moves when they do. */
export function Gallery({ people, provider }: GalleryProps) {
  return (
    <StrictMode>
      <ProfileProvider client={null} {...provider}>
        {people.map((person, index) => (
          <ProfileAvatar key={index} profile={toProfile(person)} size={64} />
        ))}
      </ProfileProvider>
      {/* With another number of people it is another line: it may stand elsewhere. */}
      <p key={people.length}>People</p>
    </StrictMode>
  )
}

export function toProfile({ url, userId = 'ada', tenantId = 'demo' }: Shown): Profile {
  return {
    tenant_id: tenantId,
    user_id: userId,
    name: 'Ada Lovelace',
    avatar_url: url,
    created_at: null,
    updated_at: '2026-01-01T00:00:00Z',
  }
}
