/** What drawing costs a page: five hundred people, each with a face of their own, and nobody asked for one. */
import { drawAvatar } from '../src/avatar/drawAvatar.ts'
import { getAvatarUrl } from '../src/avatar/getAvatarUrl.ts'
import { openKit } from './support/openKit.ts'
import { quantile, report } from './support/report.ts'

/** As the page has it. */
declare const kit: typeof import('../src/avatar/drawAvatar.ts')

const FACES = 500
const ROUNDS = 9

/** Others in each round, as those of the last one are remembered. */
const peopleOf = (round: number) =>
  Array.from({ length: FACES }, (_, index) =>
    getAvatarUrl({ tenantId: 'your_tenant', userId: `user_${round}_${index}` }),
  )

const { browser, page } = await openKit('avatar/drawAvatar.ts')
try {
  const requests: string[] = []
  page.on('request', (request) => requests.push(request.url()))

  const draw = (urls: readonly string[]) =>
    page.evaluate(async (all) => {
      const started = performance.now()
      const faces = await Promise.all(all.map((url) => kit.drawAvatar(url)))
      return { took: performance.now() - started, faces }
    }, urls)

  const first = await draw(peopleOf(0).slice(0, 1))
  const rounds: number[] = []
  let differing = 0
  for (let round = 1; round <= ROUNDS; round++) {
    const people = peopleOf(round)
    const { took, faces } = await draw(people)
    rounds.push(took)
    const inNode = await Promise.all(people.map(drawAvatar))
    differing += faces.filter((face, index) => face !== inNode[index]).length
    if (round === 1) report(`faces of ${FACES} people`, `${new Set(faces).size} different ones`)
  }
  const median = quantile(rounds, 0.5)
  report('the first face', `${first.took.toFixed(1)} ms`)
  report(`${FACES} faces, median of ${ROUNDS} rounds`, `${median.toFixed(0)} ms`, {
    kept: median < 2_000,
    text: 'less than 2,000 ms',
  })
  report('one face', `${((1_000 * median) / FACES).toFixed(0)} µs`)
  report(`of ${ROUNDS * FACES}, unlike those of Node`, String(differing), {
    kept: differing === 0,
    text: 'none',
  })
  report('requests', String(requests.length), { kept: requests.length === 0, text: 'none' })
} finally {
  await browser.close()
}
