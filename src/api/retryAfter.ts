const MONTHS = 'Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec'
const TIME = '\\d\\d:\\d\\d:\\d\\d'
const imfFixdate = new RegExp(`^[A-Z][a-z]{2}, \\d\\d (?:${MONTHS}) \\d{4} ${TIME} GMT$`)
const rfc850 = new RegExp(`^[A-Z][a-z]{5,8}, (\\d\\d)-(${MONTHS})-(\\d\\d) (${TIME}) GMT$`)
const asctime = new RegExp(`^[A-Z][a-z]{2} (${MONTHS}) ([ \\d]\\d) (${TIME}) (\\d{4})$`)

/**
 * Reads a `Retry-After` header as milliseconds from `now`: whole seconds or any of the three dates of RFC 9110.
 * Anything else is `undefined`: a delay guessed from garbage becomes a loop without pause.
 */
export function parseRetryAfter(value: string | null | undefined, now: number): number | undefined {
  const text = value?.trim() ?? ''
  if (/^\d+$/.test(text)) return Number(text) * 1000
  const time = parseHttpDate(text, now)
  return Number.isNaN(time) ? undefined : Math.max(0, time - now)
}

function parseHttpDate(text: string, now: number): number {
  if (imfFixdate.test(text)) return Date.parse(text)
  const old = rfc850.exec(text)
  if (old) return Date.parse(`${old[1]} ${old[2]} ${fullYear(Number(old[3]), now)} ${old[4]} GMT`)
  const unix = asctime.exec(text)
  if (unix) return Date.parse(`${unix[2]} ${unix[1]} ${unix[4]} ${unix[3]} GMT`)
  return Number.NaN
}

// RFC 9110, 5.6.7: a two-digit year that seems more than fifty years ahead is the last one with these digits.
function fullYear(twoDigits: number, now: number): number {
  const thisYear = new Date(now).getUTCFullYear()
  const year = thisYear - (thisYear % 100) + twoDigits
  return year > thisYear + 50 ? year - 100 : year
}
