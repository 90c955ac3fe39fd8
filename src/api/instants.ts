const rfc3339 =
  /^(\d{4}-\d\d-(\d\d))[Tt ]([01]\d|2[0-3]):([0-5]\d):([0-5]\d|60)(?:\.(\d+))?(?:[Zz]|([+-])([01]\d|2[0-3]):([0-5]\d))$/

interface Instant {
  seconds: number
  /** The digits behind the point, without trailing zeros: `Date` would drop all but three of them. */
  fraction: string
}

/** Reads an RFC 3339 instant, or gives `undefined` for anything else. A leap second is the second after it. */
export function parseInstant(text: unknown): Instant | undefined {
  const match = typeof text === 'string' ? rfc3339.exec(text) : null
  if (!match) return undefined
  const [, date, day, hours, minutes, seconds, fraction = '', sign, offsetHours, offsetMinutes] = match
  const midnight = new Date(`${date}T00:00:00Z`)
  if (midnight.getUTCDate() !== Number(day)) return undefined
  const offset = sign ? Number(`${sign}1`) * (Number(offsetHours) * 60 + Number(offsetMinutes)) : 0
  return {
    seconds:
      midnight.getTime() / 1000 + Number(hours) * 3600 + (Number(minutes) - offset) * 60 + Number(seconds),
    fraction: fraction.replace(/0+$/, ''),
  }
}

/** Orders two instants at all their digits: negative when `a` is older. What cannot be read is oldest. */
export function compareInstants(a: string | null, b: string | null): number {
  const left = parseInstant(a)
  const right = parseInstant(b)
  if (!left || !right) return Number(Boolean(left)) - Number(Boolean(right))
  if (left.seconds !== right.seconds) return left.seconds - right.seconds
  if (left.fraction === right.fraction) return 0
  return left.fraction < right.fraction ? -1 : 1
}
