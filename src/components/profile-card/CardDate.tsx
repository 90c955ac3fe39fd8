'use client'
import { fillLabel } from '../../hooks/fillLabel.ts'
import { useLocale } from '../../hooks/useLocale.ts'
import { toDate } from './toDate.ts'

export interface CardDateProps {
  /** What happened then, with `{date}` in it. */
  label: string
  /** As the service has it, whatever it is. */
  instant: unknown
  formatFor: (locale: string) => Intl.DateTimeFormat
}

/** When something happened to a profile; nothing where that is not known. */
export function CardDate({ label, instant, formatFor }: CardDateProps) {
  const locale = useLocale()
  const date = toDate(instant)
  if (!date) return null
  // Two releases of Intl may write a date differently: the server's text is as good.
  return (
    <time data-profile-kit="card-date" dateTime={date.toISOString()} suppressHydrationWarning>
      {fillLabel(label, { date: formatFor(locale).format(date) })}
    </time>
  )
}
