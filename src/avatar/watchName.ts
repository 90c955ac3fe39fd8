// Reached only through `import()`: apps that do not disambiguate do without.
import { nameSkeleton } from './nameSkeleton.ts'
import { shortIds } from './shortIds.ts'

/** Is told what to show behind a name, such as ` #1a2b`, or `undefined` for nothing. */
export type ShowNameId = (nameId: string | undefined) => void

// Within a name it would pass for what is shown behind one.
const ID_LIKE = /#./u

const screens = new WeakMap<object, ReturnType<typeof createScreen>>()

/**
 * Says that a name is on screen, as the name of this user, until the returned function is called. `screen` is what
 * those have in common whose names are compared.
 */
export function watchName(screen: object, userId: string, name: string, show: ShowNameId): () => void {
  const watch = screens.get(screen) ?? createScreen()
  screens.set(screen, watch)
  return watch(userId, name, show)
}

/**
 * Knows the names on one screen, and tells those that are taken for that of another user, or hold something like an
 * id, what to show behind them. A name costs the same however many there are: only those that look alike are told
 * again when one of them comes or goes, and once for all that come and go together.
 */
function createScreen() {
  // By skeleton, then by user: nobody looks like somebody else for being shown twice.
  const alike = new Map<string, Map<string, Set<ShowNameId>>>()
  const changed = new Set<string>()

  function change(skeleton: string) {
    if (changed.size === 0) queueMicrotask(tell)
    changed.add(skeleton)
  }

  function tell() {
    for (const skeleton of changed) {
      const users = [...(alike.get(skeleton) ?? [])]
      const isUnclear = users.length > 1 || ID_LIKE.test(skeleton)
      const ids = isUnclear ? shortIds(users.map(([userId]) => userId)) : []
      for (const [index, [, shows]] of users.entries()) {
        const id = ids[index]
        for (const show of shows) show(id && ` #${id}`)
      }
    }
    changed.clear()
  }

  return (userId: string, name: string, show: ShowNameId) => {
    const skeleton = nameSkeleton(name)
    // Somebody who is loading, say.
    if (skeleton === '') return () => undefined
    const users = alike.get(skeleton) ?? new Map<string, Set<ShowNameId>>()
    const shows = users.get(userId) ?? new Set()
    alike.set(skeleton, users.set(userId, shows.add(show)))
    change(skeleton)
    return () => {
      if (!shows.delete(show)) return
      if (shows.size === 0) users.delete(userId)
      if (users.size === 0) alike.delete(skeleton)
      change(skeleton)
    }
  }
}
