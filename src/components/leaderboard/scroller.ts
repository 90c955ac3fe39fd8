/** How long without a scroll event until scrolling is over, in milliseconds. */
const REST = 100

/** What scrolls the rows: the board itself where it is lower than they are, something around it, or the page. */
export function findScroller(board: HTMLElement): HTMLElement {
  const { documentElement: page, body } = board.ownerDocument
  for (
    let element: HTMLElement | null = board;
    element && element !== page;
    element = element.parentElement
  ) {
    if (element !== body && scrolls(element)) return element
  }
  return page
}

function scrolls(element: HTMLElement): boolean {
  return (
    element.scrollHeight > element.clientHeight && /auto|scroll/.test(getComputedStyle(element).overflowY)
  )
}

/** Pixels of what `scroller` scrolls above the first row. */
export function measureRowsTop(board: HTMLElement, scroller: HTMLElement): number {
  if (board === scroller) return 0
  const boardTop = board.getBoundingClientRect().top + board.clientTop
  const viewTop = isPage(scroller) ? 0 : scroller.getBoundingClientRect().top + scroller.clientTop
  return Math.round(boardTop - viewTop + scroller.scrollTop)
}

function isPage(element: HTMLElement): boolean {
  return element === element.ownerDocument.documentElement
}

/** Reports how far `scroller` has scrolled, now and whenever that changes. */
export function observeScroll(
  scroller: HTMLElement,
  report: (offset: number, isScrolling: boolean) => void,
): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined
  const onRest = () => report(scroller.scrollTop, false)
  const onScroll = () => {
    clearTimeout(timer)
    timer = setTimeout(onRest, REST)
    report(scroller.scrollTop, true)
  }
  // A page's scroll events are the document's, not its root element's.
  const target = isPage(scroller) ? scroller.ownerDocument : scroller
  target.addEventListener('scroll', onScroll, { passive: true })
  onRest()
  return () => {
    clearTimeout(timer)
    target.removeEventListener('scroll', onScroll)
  }
}

interface Size {
  width: number
  height: number
}

/** Reports how much the scroller shows at once, now and whenever that changes. */
export function observeView(
  { scrollElement: scroller }: { scrollElement: HTMLElement | null },
  report: (size: Size) => void,
): (() => void) | undefined {
  const view = scroller?.ownerDocument.defaultView
  if (!scroller || !view) return undefined
  const measure = () => {
    // Never more than a screen: rows beyond it are out of sight.
    report({ width: scroller.clientWidth, height: Math.min(scroller.clientHeight, view.innerHeight) })
  }
  const observer = typeof ResizeObserver === 'undefined' ? undefined : new ResizeObserver(measure)
  observer?.observe(scroller)
  view.addEventListener('resize', measure)
  measure()
  return () => {
    observer?.disconnect()
    view.removeEventListener('resize', measure)
  }
}
