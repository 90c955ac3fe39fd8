import { parseInstant } from '../../api/instants.ts'

/**
 * When something happened; `undefined` for nonsense. The zero of a service, which is the year 1 or 1970, is no date
 * either: it is what a field holds that was never set.
 */
export function toDate(instant: unknown): Date | undefined {
  const { seconds = 0 } = parseInstant(instant) ?? {}
  return seconds > 0 ? new Date(seconds * 1000) : undefined
}
