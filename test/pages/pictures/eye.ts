import type { Browser, Page } from 'playwright'

export interface Box {
  x: number
  y: number
  width: number
  height: number
}

/** What a browser paints in one box, frame by frame. */
export interface Film {
  /** What was to be seen until now, each view only where it changed. */
  views: () => Promise<string[]>
  /** The same, as soon as `view` is the last; after eight seconds, whatever it is. */
  until: (view: string) => Promise<string[]>
}

/** Knows views by their pixels. */
export interface Eye {
  /** Remembers how this box of the page looks now. */
  learn: (view: string, page: Page, box?: Box) => Promise<void>
  /** What is in this box of the page now. */
  see: (page: Page, box?: Box) => Promise<string>
  /** From now on. The page has to be at rest: of one that is not, the browser keeps frames back. */
  film: (page: Page, box?: Box) => Promise<Film>
}

/** Where the first picture of a gallery is. */
export const first: Box = { x: 8, y: 8, width: 64, height: 64 }

const UNKNOWN = 'something else'

/** Compares pixels in a page of its own, so that nothing has to be decoded here. */
export async function createEye(browser: Browser): Promise<Eye> {
  const page = await browser.newPage()
  const views = new Map<number, string>()

  /** A checksum of the pixels of a box, in a PNG of the whole page. */
  const read = (png: string, box: Box) =>
    page.evaluate(
      async ([bytes, { x, y, width, height }]) => {
        const image = new Image()
        image.src = `data:image/png;base64,${bytes}`
        await image.decode()
        const context = new OffscreenCanvas(width, height).getContext('2d')
        if (!context) throw new Error('there is no canvas')
        context.drawImage(image, -x, -y)
        const { data } = context.getImageData(0, 0, width, height)
        return data.reduce((sum, byte) => Math.imul(sum ^ byte, 16_777_619), 0)
      },
      [png, box] as const,
    )
  const photograph = async (shown: Page, box: Box) => read((await shown.screenshot()).toString('base64'), box)

  const see = async (shown: Page, box = first) => views.get(await photograph(shown, box)) ?? UNKNOWN

  return {
    async learn(view, shown, box = first) {
      const pixels = await photograph(shown, box)
      const known = views.get(pixels)
      if (known) throw new Error(`${view} looks like ${known}: one could not tell them apart`)
      views.set(pixels, view)
    },
    see,
    async film(shown, box = first) {
      const session = await shown.context().newCDPSession(shown)
      const frames: { at: number; view: Promise<string> }[] = []
      session.on('Page.screencastFrame', ({ data, sessionId, metadata: { timestamp: at = 0 } }) => {
        frames.push({ at, view: read(data, box).then((pixels) => views.get(pixels) ?? UNKNOWN) })
        session.send('Page.screencastFrameAck', { sessionId }).catch(() => undefined)
      })
      await session.send('Page.startScreencast', { format: 'png', everyNthFrame: 1 })
      while (frames.length === 0) await shown.waitForTimeout(10)

      async function seen() {
        // They come in no particular order.
        const inOrder = frames.toSorted((a, b) => a.at - b.at).map(({ view }) => view)
        return (await Promise.all(inOrder)).filter((view, index, all) => view !== all[index - 1])
      }

      return {
        views: seen,
        async until(last) {
          const end = performance.now() + 8_000
          for (;;) {
            const views = await seen()
            if (views.at(-1) === last || performance.now() > end) return views
            await shown.waitForTimeout(100)
            // Of a busy machine the last frame may be kept back.
            const view = await see(shown, box)
            frames.push({ at: Date.now() / 1000, view: Promise.resolve(view) })
          }
        },
      }
    },
  }
}
