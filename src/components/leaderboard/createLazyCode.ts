/** How long to leave the network alone after a failure, in milliseconds. */
const PAUSE = 2000

/** Code that comes when it is first wanted, and from then on is there. */
export interface LazyCode<Code> {
  peek: () => Code | undefined
  /** Has it loaded. Requests made meanwhile, or soon after a failure, become one more try. */
  request: () => void
  /** Calls back when it is there, until the returned function is called. */
  subscribe: (listener: () => void) => () => void
}

/** Keeps what `load` brings. Is silent about failures: whoever still wants the code requests it again. */
export function createLazyCode<Code>(load: () => Promise<Code>): LazyCode<Code> {
  const listeners = new Set<() => void>()
  let code: Code | undefined
  let isWanted = false
  let isBusy = false

  async function bring() {
    isBusy = true
    while (isWanted && code === undefined) {
      isWanted = false
      code = await load().catch(pause)
    }
    isBusy = false
    if (code !== undefined) for (const listener of listeners) listener()
  }

  return {
    peek: () => code,
    request() {
      isWanted = true
      if (!isBusy && code === undefined) void bring()
    },
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}

function pause(): Promise<undefined> {
  return new Promise((resolve) => {
    setTimeout(resolve, PAUSE)
  })
}
