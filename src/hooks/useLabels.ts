'use client'
import type { Labels } from './labels.ts'
import { useOptionalProfileKit } from './ProfileContext.ts'

/** The texts of a part: the provider's, and `defaults` where it has none. Each part brings its own, so that an app carries no texts of parts it does not use. */
export function useLabels<Name extends keyof Labels>(defaults: Pick<Labels, Name>): Pick<Labels, Name> {
  return { ...defaults, ...useOptionalProfileKit()?.labels }
}
