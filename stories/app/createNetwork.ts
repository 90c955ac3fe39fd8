/** The way from the page to its service: it takes its time, and counts. */
export interface Network {
  fetch: typeof fetch
  /** For pictures, which a page does not fetch itself: at once, and not counted. */
  getPicture: typeof fetch
  /** Requests sent so far. */
  readonly sent: number
  /** The most that were under way at one moment. */
  readonly peak: number
}

const SHORTEST = 40
const SPREAD = 80

/** Puts 40 to 120 ms between a page and the mock, which alone would answer at once. */
export function createNetwork(service: typeof fetch): Network {
  let sent = 0
  let underWay = 0
  let peak = 0
  return {
    async fetch(input, init) {
      const number = sent++
      underWay++
      peak = Math.max(peak, underWay)
      try {
        const way = (SHORTEST + ((number * 37) % SPREAD)) / 2
        await pause(way, init?.signal)
        const response = await service(input, init)
        await pause(way, init?.signal)
        return response
      } finally {
        underWay--
      }
    },
    getPicture: service,
    get sent() {
      return sent
    },
    get peak() {
      return peak
    },
  }
}

function pause(milliseconds: number, signal: AbortSignal | null | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(resolve, milliseconds)
    signal?.addEventListener('abort', () => {
      clearTimeout(timer)
      reject(signal.reason)
    })
  })
}
