import { inDevelopment } from '../internal/inDevelopment.ts'

/** What a mistake leaves behind: a value that was not there, an object, or a template that nobody has filled. */
const MISTAKE = /^(?:undefined|null|NaN|\[object \w+\]|:\w+|\$?\{+[^{}]*\}+)$/

const warned = new Set<string>()

/** Says once, to whoever builds the app, that an id is most likely none. It is sent all the same: it may be one. */
export function warnOfId(id: string, what: string): void {
  inDevelopment(() => {
    if (process.env.NODE_ENV === 'production' || warned.has(id) || !MISTAKE.test(id)) return
    warned.add(id)
    console.warn(
      `profile-kit: a ${what} is ${JSON.stringify(id)}. That looks like a mistake where the id is made, and the ` +
        'service creates a profile for whatever it is asked for.',
    )
  })
}
