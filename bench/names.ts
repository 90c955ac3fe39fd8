/** What names cost a page: a heap of marks, with the kit's cleaning and without, and look-alikes among thousands. */
import { openKit } from './support/openKit.ts'
import { quantile, report } from './support/report.ts'

/** As the page has them. */
declare const kit: typeof import('../src/avatar/displayName.ts') & typeof import('../src/avatar/watchName.ts')

const MARKS = 200_000
const NAMES = 5_000
const ROUNDS = 9

const { browser, page } = await openKit('avatar/displayName.ts', 'avatar/watchName.ts')
try {
  await page.evaluate(() => document.body.append(document.createElement('p')))

  /** Milliseconds for cleaning, and for layout of what is left. */
  const layOut = (isCleaned: boolean) =>
    page.evaluate(
      ([count, clean]) => {
        const line = document.querySelector('p')
        if (!line) throw new Error('The page has no line')
        line.textContent = 'Ada'
        line.getBoundingClientRect()
        const name = `a${'\u0301'.repeat(count)}`
        const started = performance.now()
        const shown = clean ? kit.displayName(name) : name
        const cleaned = performance.now()
        line.textContent = shown
        line.getBoundingClientRect()
        return { cleaning: cleaned - started, layout: performance.now() - cleaned }
      },
      [MARKS, isCleaned] as const,
    )

  /** Milliseconds until everybody among so many names is told whom they look like, and for one more. */
  const watch = () =>
    page.evaluate(async (count) => {
      const screen = {}
      const started = performance.now()
      for (let index = 0; index < count; index++)
        kit.watchName(screen, `user-${index}`, `Brave Tiger ${2 * index}`, () => undefined)
      await Promise.resolve()
      const told = performance.now()
      kit.watchName(screen, 'eve', 'Brave Tiger 42', () => undefined)
      await Promise.resolve()
      return { all: told - started, one: performance.now() - told }
    }, NAMES)

  async function measure<Times extends object>(run: () => Promise<Times>) {
    const rounds: Times[] = []
    for (let round = 0; round < ROUNDS; round++) rounds.push(await run())
    return (key: keyof Times) =>
      quantile(
        rounds.map((times) => Number(times[key])),
        0.5,
      )
  }

  const ms = (value: number) => `${value.toFixed(2)} ms`
  const cleaned = await measure(() => layOut(true))
  const raw = await measure(() => layOut(false))
  console.log(`One letter with ${MARKS} marks on it, medians of ${ROUNDS} rounds`)
  report('cleaning', ms(cleaned('cleaning')), { kept: cleaned('cleaning') < 5, text: 'less than 5 ms' })
  report('layout of what is left', ms(cleaned('layout')), {
    kept: cleaned('layout') < 16,
    text: 'less than 16 ms',
  })
  report('layout without cleaning', ms(raw('layout')))
  const watched = await measure(watch)
  report(`${NAMES} names are compared`, ms(watched('all')))
  report('one more that looks like one of them', ms(watched('one')), {
    kept: watched('one') < 1,
    text: 'less than 1 ms',
  })
} finally {
  await browser.close()
}
