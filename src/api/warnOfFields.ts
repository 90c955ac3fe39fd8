import { inDevelopment } from '../internal/inDevelopment.ts'
import type { Profile } from './schemas.ts'

const READ = ['name', 'avatar_url', 'created_at', 'updated_at'] as const

let isTold = false

/** Says once, to whoever builds the app, that the service sends something that cannot be shown. What is missing may be. */
export function warnOfFields(wire: Record<string, unknown>, profile: Profile): void {
  inDevelopment(() => {
    if (process.env.NODE_ENV === 'production' || isTold) return
    const odd = READ.filter((field) => wire[field] !== profile[field] && wire[field] != null)
    if (odd.length === 0) return
    isTold = true
    console.warn(
      `profile-kit: the service sent a profile whose ${odd.join(' and ')} cannot be read, so something else is shown. ` +
        'Names and addresses are strings, times are RFC 3339.',
    )
  })
}
