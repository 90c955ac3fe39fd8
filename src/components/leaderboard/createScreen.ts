/** How long rows have to rest before those that came into view count as seen, in milliseconds. */
const REST = 100

/** Tells which rows are in view: the first ones at once, later ones when the screen has come to rest. */
export interface Screen {
  /** Calls back whenever `row` comes to rest in view and when it leaves, until the returned function is called. */
  watch: (row: Element, onChange: (isSeen: boolean) => void) => () => void
}

interface Watched {
  onChange: (isSeen: boolean) => void
  isInView: boolean
}

/** Where nothing is laid out, as in a test's DOM, every row counts as seen. */
export function createScreen(): Screen {
  const rows = new Map<Element, Watched>()
  const arrived = new Set<Watched>()
  let observer: IntersectionObserver | undefined
  let isFirst = true
  let timer: ReturnType<typeof setTimeout> | undefined

  function release() {
    for (const row of arrived) row.onChange(true)
    arrived.clear()
  }

  function update(row: Watched | undefined, isInView: boolean) {
    if (!row || row.isInView === isInView) return
    row.isInView = isInView
    if (isInView) arrived.add(row)
    else if (!arrived.delete(row)) row.onChange(false)
  }

  function onChange(changes: IntersectionObserverEntry[]) {
    for (const { target, isIntersecting } of changes) update(rows.get(target), isIntersecting)
    if (arrived.size === 0) return
    clearTimeout(timer)
    if (isFirst) release()
    else timer = setTimeout(release, REST)
    isFirst = false
  }

  return {
    watch(element, listener) {
      if (!isLaidOut()) {
        listener(true)
        return () => undefined
      }
      observer ??= new IntersectionObserver(onChange)
      const row = { onChange: listener, isInView: false }
      rows.set(element, row)
      observer.observe(element)
      return () => {
        rows.delete(element)
        arrived.delete(row)
        observer?.unobserve(element)
      }
    },
  }
}

// Test DOMs know the class and never call back; the size of their viewport gives them away.
function isLaidOut(): boolean {
  return typeof IntersectionObserver !== 'undefined' && document.documentElement.clientHeight > 0
}
