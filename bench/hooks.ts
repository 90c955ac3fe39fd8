/** What `useProfiles` costs in a page, beside one `useQueries` of the same caller. */
import { chromium } from 'playwright'
import { browserLaunch } from '../test/browser-launch.ts'
import type { HooksRun } from './support/hooksPage.tsx'
import { bundlePage, servePage } from './support/hooksService.ts'
import { quantile, report } from './support/report.ts'

const DELAY = 40
const ROUNDS = 3
const SHORT_ROUNDS = 9

const median = (runs: readonly HooksRun[], key: keyof HooksRun) =>
  quantile(
    runs.map((run) => run[key]),
    0.5,
  )

const service = await servePage(await bundlePage(), DELAY)
const browser = await chromium.launch(await browserLaunch())
try {
  const page = await browser.newPage()
  await page.goto(service.url)
  const run = (how: 'useProfiles' | 'useQueries', count: number, until = count) =>
    page.evaluate(([name, ids, end]) => window.bench.run(name, ids, end), [how, count, until] as const)
  await run('useProfiles', 50)
  await run('useQueries', 50)

  /** In turn, and the first of a pair is not always the same. */
  async function compare(rounds: number, until?: number) {
    const ours: HooksRun[] = []
    const theirs: HooksRun[] = []
    for (let round = 1; round <= rounds; round++) {
      const order = [
        async () => ours.push(await run('useProfiles', 1_000, until)),
        async () => theirs.push(await run('useQueries', 1_000, until)),
      ]
      for (const measure of round % 2 === 0 ? order.toReversed() : order) await measure()
    }
    return { ours, theirs }
  }

  const session = await page.context().newCDPSession(page)
  await session.send('Performance.enable')
  /** Milliseconds the page's thread was busy: with reads, renders, layout, everything. */
  async function busy() {
    const { metrics } = await session.send('Performance.getMetrics')
    return (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? Number.NaN) * 1_000
  }
  async function busyWith(count: number) {
    const before = await busy()
    const measured = await run('useProfiles', count)
    return { ...measured, busy: (await busy()) - before }
  }

  const short = await compare(SHORT_ROUNDS, 20)
  const { ours, theirs } = await compare(ROUNDS)

  const ms = (value: number) => `${value.toFixed(0).padStart(6)} ms`
  const ratio = (key: keyof HooksRun) => median(ours, key) / median(theirs, key)
  console.log(`1,000 ids, ${DELAY} ms an answer, medians of ${ROUNDS} rounds`)
  console.log('                       useProfiles   useQueries   ratio')
  const rows = [
    ['React render time', 'render', ours, theirs],
    ['until the last name', 'wall', ours, theirs],
    ['until the 20th name', 'first', short.ours, short.theirs],
  ] as const
  for (const [name, key, left, right] of rows) {
    const [a, b] = [median(left, key), median(right, key)]
    console.log(`${name.padEnd(22)} ${ms(a)}    ${ms(b)}    ${(a / b).toFixed(2)}`)
  }
  console.log(`commits                ${median(ours, 'commits')} and ${median(theirs, 'commits')}`)
  report('render time', ratio('render').toFixed(2), { kept: ratio('render') <= 0.4, text: 'at most 0.40' })
  // A frame more or less is chance, in seconds of waiting for the service.
  report('last name', ratio('wall').toFixed(3), { kept: ratio('wall') <= 1.005, text: 'no later' })
  const late = median(short.ours, 'first') - median(short.theirs, 'first')
  report('20th name', `${late.toFixed(0)} ms later`, { kept: late <= 17, text: 'within a frame' })

  const few = await busyWith(1_000)
  const many = await busyWith(5_000)
  const perId = (key: keyof typeof many) => many[key] / 5 / few[key]
  for (const [count, { wall, busy: time, render, commits }] of [
    ['1,000', few],
    ['5,000', many],
  ] as const) {
    const figures = [ms(wall), `busy ${ms(time)}`, `React ${ms(render)}`, `${commits} commits`]
    console.log(`useProfiles of ${count}: ${figures.join(', ')}`)
  }
  console.log(`React render time per id, 5,000 beside 1,000: ${perId('render').toFixed(2)}`)
  // The cost per id is the busy time: reads, cache, renders and layout. Wall time is mostly the wait for the service,
  // and React's own time leaves out what the hook does between renders.
  for (const [name, key] of [
    ['wall time per id, 5,000 beside 1,000', 'wall'],
    ['busy time per id, 5,000 beside 1,000', 'busy'],
  ] as const) {
    report(name, perId(key).toFixed(2), { kept: perId(key) <= 1.2, text: 'at most 1.20' })
  }
} finally {
  await browser.close()
  service.close()
}
