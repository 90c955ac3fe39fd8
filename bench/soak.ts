/** What 100,000 profiles leave behind in a page that shows five hundred at a time. */
import { chromium } from 'playwright'
import { browserLaunch } from '../test/browser-launch.ts'
import { bundlePage, servePage } from './support/hooksService.ts'
import { report } from './support/report.ts'

const VISITS = 100_000
const STEP = 10_000
const BOUND = 2_000
const MEBIBYTE = 2 ** 20

const service = await servePage(await bundlePage(), 0)
const browser = await chromium.launch(await browserLaunch())
try {
  const page = await browser.newPage()
  await page.goto(service.url)
  const session = await page.context().newCDPSession(page)
  const heaps = new Map<number, number>()
  let most = 0
  for (let from = 0; from < VISITS; from += STEP) {
    const to = from + STEP
    const cached = await page.evaluate(([start, end]) => window.bench.visit(start, end), [from, to] as const)
    most = Math.max(most, cached)
    await session.send('HeapProfiler.collectGarbage')
    const { usedSize } = await session.send('Runtime.getHeapUsage')
    heaps.set(to, usedSize)
    console.log(`${to} visited: ${cached} cached, ${(usedSize / MEBIBYTE).toFixed(1)} MiB`)
  }
  const growth = ((heaps.get(VISITS) ?? 0) - (heaps.get(VISITS / 2) ?? 0)) / MEBIBYTE
  report('most profiles kept', String(most), { kept: most <= BOUND, text: `at most ${BOUND}` })
  report('heap over the last 50,000', `${growth.toFixed(2)} MiB more`, {
    kept: growth < 1,
    text: 'less than 1',
  })
} finally {
  await browser.close()
  service.close()
}
