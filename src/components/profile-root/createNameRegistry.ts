/** Knows whether a name is shown inside a `<ProfileRoot>`, so that the picture beside it need not repeat it. */
export interface NameRegistry {
  /** Until the first look, as on the server: a root is there to put a name beside a picture. */
  hasName: () => boolean
  /** A name is shown; until the returned function is called. */
  add: () => () => void
  /** Everything inside has been rendered once: from now on only what was added counts. */
  settle: () => void
  subscribe: (listener: () => void) => () => void
}

export function createNameRegistry(): NameRegistry {
  const listeners = new Set<() => void>()
  let count = 0
  let isSettled = false
  const notify = () => {
    for (const listener of listeners) listener()
  }
  return {
    hasName: () => !isSettled || count > 0,
    add() {
      count += 1
      notify()
      return () => {
        count -= 1
        notify()
      }
    },
    settle() {
      isSettled = true
      notify()
    },
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}
