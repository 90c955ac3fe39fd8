'use client'

export interface AvatarInitialsProps {
  svgRef?: ((letters: Element | null) => void) | undefined
  /** Whether a picture is coming: then letters show only when it is late. Default: `false`. */
  waits?: boolean | undefined
  size: number
  /** Empty while the name is not known: then only the tint shows. */
  initials: string
  /** What is read out; empty for a decorative picture. */
  label: string
}

/** Stands where no picture is. An `<svg>`, so that letters grow with the box without inline style. */
export function AvatarInitials({ svgRef, waits, size, initials, label }: AvatarInitialsProps) {
  const spoken = label ? { role: 'img', 'aria-label': label } : { 'aria-hidden': true }
  // Which characters are letters depends on the release of Unicode, which server and browser may not share.
  return (
    <svg ref={svgRef} {...spoken} data-waits={waits} width={size} height={size} viewBox="0 0 100 100">
      <text x="50" y="50" textAnchor="middle" dominantBaseline="central" suppressHydrationWarning>
        {initials}
      </text>
    </svg>
  )
}
