import { inDevelopment } from '../internal/inDevelopment.ts'

let isTold = false

/** Says once, to whoever builds the page, that the name in a profile they hand in is no text. */
export function warnOfName(profile: { name: unknown } | undefined): void {
  inDevelopment(() => {
    if (process.env.NODE_ENV === 'production') return
    if (isTold || !profile || typeof profile.name === 'string') return
    isTold = true
    console.warn(
      `profile-kit: a profile was handed in whose name is ${describe(profile.name)} instead of a string, so its ` +
        'person is shown as `User <id>`. Look where that profile is made; one without a name has an empty string.',
    )
  })
}

function describe(value: unknown): string {
  if (value === null || value === undefined) return String(value)
  return Array.isArray(value) ? 'an array' : `of type ${typeof value}`
}
