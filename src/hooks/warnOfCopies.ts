import { inDevelopment } from '../internal/inDevelopment.ts'

const mark = Symbol.for('profile-kit/copy')
const thisCopy = {}
const warned = 'warned'

/**
 * Says once, to whoever builds the page, that two copies of the kit are on it: each works with its own provider, and
 * neither finds the other's. The mark is the page's, since a module knows of no other copy of itself.
 */
export function warnOfCopies(): void {
  inDevelopment(() => {
    if (process.env.NODE_ENV === 'production') return
    const first: unknown = Reflect.get(globalThis, mark)
    if (first === undefined) Reflect.set(globalThis, mark, thisCopy)
    if (first === undefined || first === thisCopy || first === warned) return
    Reflect.set(globalThis, mark, warned)
    console.warn(
      'profile-kit: two copies of the kit are on this page, and neither finds the provider of the other. ' +
        'See `npm ls profile-kit`, and let your bundler take one (`resolve.dedupe`).',
    )
  })
}
