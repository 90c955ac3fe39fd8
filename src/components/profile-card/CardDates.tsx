'use client'
import type { Profile } from '../../api/schemas.ts'
import { useLabels } from '../../hooks/useLabels.ts'
import { perLocale } from '../../internal/perLocale.ts'
import { CardDate } from './CardDate.tsx'
import { cardLabels } from './cardLabels.ts'

// In UTC: the same day on the server and in the browser, wherever they are.
const monthFormat = perLocale(
  (locale) => new Intl.DateTimeFormat(locale, { month: 'long', year: 'numeric', timeZone: 'UTC' }),
)
const dayFormat = perLocale(
  (locale) =>
    new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' }),
)

/** Since when somebody is there, and when they last changed: room for both, whether known or not. */
export function CardDates({ profile }: { profile: Profile | undefined }) {
  const { cardMemberSince, cardUpdated } = useLabels(cardLabels)
  return (
    <div data-profile-kit="card-dates">
      {/* The space is for those who copy the lines, or see them without styles.css. */}
      <CardDate label={cardMemberSince} instant={profile?.created_at} formatFor={monthFormat} />{' '}
      <CardDate label={cardUpdated} instant={profile?.updated_at} formatFor={dayFormat} />
    </div>
  )
}
