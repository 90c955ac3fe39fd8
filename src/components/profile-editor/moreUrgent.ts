import type { Report } from './useSave.ts'

/** The first is what a person has to know before anything else. */
const urgency: readonly Report['outcome'][] = ['saving', 'unknown', 'failed', 'refused', 'saved', 'idle']

/** Of two changes, the one to speak of. */
export function moreUrgent(name: Report, picture: Report): Report {
  // The field goes on telling of a refused name.
  if (name.outcome === 'refused' && picture.outcome !== 'idle') return picture
  return urgency.indexOf(picture.outcome) < urgency.indexOf(name.outcome) ? picture : name
}
