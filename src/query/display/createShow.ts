import { displayName } from '../../avatar/displayName.ts'
import { fallbackName } from '../../api/fallbackProfile.ts'
import { createReporter } from '../../internal/createReporter.ts'
import { getOrInsert } from '../../internal/getOrInsert.ts'
import type { DisplayProfile } from './DisplayProfile.ts'
import { nameOf } from './nameOf.ts'

/** From what is known of a person to what is shown of them. */
export type Show = (shown: DisplayProfile) => DisplayProfile

type Somebody = Exclude<DisplayProfile, { status: 'loading' }>

/** What an app makes of a person: another name, another picture, or the same. */
export type Display = (shown: Somebody) => { name: string; avatarUrl?: string | undefined }

export interface ShowOptions {
  /** The app's own change. Only the name and the picture's address of what it returns count. */
  display?: Display | undefined
  /** The name of those who have none. Default: `User <id>`. */
  standIn?: ((userId: string) => string) | undefined
}

/**
 * The same object for the same one. A `display` that throws is reported once, and those it throws for are shown as
 * they are.
 */
export function createShow({ display, standIn = fallbackName }: ShowOptions): Show {
  const known = new WeakMap<DisplayProfile, DisplayProfile>()
  const report = createReporter()

  function change(shown: Somebody): Somebody {
    const standInName = displayName(standIn(shown.userId))
    const isNameless = shown.name === nameOf(shown.userId)
    const named = isNameless ? { ...shown, name: standInName } : shown
    try {
      const { name, avatarUrl } = { ...named, ...display?.(named) }
      return { ...named, name: displayName(name) || standInName, avatarUrl }
    } catch (error) {
      report(error)
      return named
    }
  }

  return (shown) => {
    if (shown.status === 'loading') return shown
    return getOrInsert(known, shown, () => change(shown))
  }
}
