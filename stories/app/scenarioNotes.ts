import type { MockScenario } from '../../src/mock/index.ts'

/** What to look for. One sentence each, true of both boards as they stand. */
export const scenarioNotes: Record<MockScenario, string> = {
  healthy: 'The service answers. Same names, same faces; look at what each board asked for to show them.',
  slow: 'Every answer takes one to two seconds. One board has its ranks at once; the other waits for its last row.',
  flaky:
    'About a third of the answers fail. One board tries again, within bounds; the other shows what is left.',
  'rate-limited':
    'Twenty requests a second, then 429. One board waits as it is told; the other has sent everything already.',
  'token-expired': 'The token was refused. One board asks for a new one, once; the other loses everybody.',
  down: 'Every answer is a 503. One board keeps rank, score, a face and a stand-in name. Bring the service back and watch.',
  'broken-images': 'Every picture address answers 404. One board draws the face itself.',
  malformed: 'Answers are HTML, arrays, wrong types, cut JSON or nothing. One board checks what it shows.',
}
