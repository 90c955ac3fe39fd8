import { ProfileAvatar, ProfileName, ProfileRoot, useProfile } from '../../src/index.ts'
import './examples.css'

/** A face, a name, and since when. */
export function ProfileCard({ userId, locale = 'en' }: { userId: string; locale?: string }) {
  const { data: profile } = useProfile(userId)
  return (
    <ProfileRoot userId={userId} className="card" render={<article />}>
      <ProfileAvatar size={72} />
      <div>
        <ProfileName className="card-name" render={<strong />} />
        <p className="card-since">
          {profile?.created_at ? `Member since ${formatMonth(profile.created_at, locale)}` : '\u00A0'}
        </p>
      </div>
    </ProfileRoot>
  )
}

function formatMonth(instant: string, locale: string): string {
  return new Date(instant).toLocaleDateString(locale, { month: 'long', year: 'numeric', timeZone: 'UTC' })
}
