'use client'
import { fillPlural } from '../../hooks/fillPlural.ts'
import { useLabels } from '../../hooks/useLabels.ts'
import { useLocale } from '../../hooks/useLocale.ts'
import { groupLabels } from './groupLabels.ts'

export interface GroupCountProps {
  count: number
  /** The height in CSS pixels; a long number makes it wider. */
  size: number
}

/** What the shape holds on either side of its text, and for each character of it, in hundredths of its height. */
const INSET = 17
const CHARACTER = 22

/** How many people of a group have no face of their own. An `<svg>`, so that digits grow with it without inline style. */
export function GroupCount({ count, size }: GroupCountProps) {
  const { groupCount, groupMore } = useLabels(groupLabels)
  const locale = useLocale()
  const text = fillPlural(groupCount, count, locale)
  const width = Math.max(100, 2 * INSET + CHARACTER * text.length)
  // Two releases of Intl may write a number differently: the server's text is as good.
  return (
    <svg
      data-profile-kit="group-count"
      role="img"
      aria-label={fillPlural(groupMore, count, locale)}
      width={Math.round((size * width) / 100)}
      height={size}
      viewBox={`0 0 ${width} 100`}
      suppressHydrationWarning
    >
      {/* The sign stands before the number, whichever way the page runs. */}
      <text
        x="50%"
        y="50%"
        textAnchor="middle"
        dominantBaseline="central"
        direction="ltr"
        aria-hidden
        suppressHydrationWarning
      >
        {text}
      </text>
    </svg>
  )
}
