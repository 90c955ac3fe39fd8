import { useId, useState } from 'react'
import { createStandings, type MockScenario, mockScenarios } from '../../src/mock/index.ts'
import { useStage } from '../support/StageContext.ts'
import { BoardPair } from './BoardPair.tsx'
import { CodeToCopy } from './CodeToCopy.tsx'
import { scenarioNotes } from './scenarioNotes.ts'
import './app.css'

const SIZE = 10_000
const [standings = ''] = Object.values(
  import.meta.glob<string>('./Standings.tsx', { query: '?raw', import: 'default', eager: true }),
)
// What stands there is what runs on the left; only an app finds it elsewhere.
const source = standings
  .replace('../../src/components/styles.css', 'profile-kit/styles.css')
  .replace('../../src/api/index.ts', 'profile-kit/api')
  .replace('../../src/index.ts', 'profile-kit')

export interface AppPageProps {
  /** How many rows the documented board may have. Each is a request, and all are sent at once. */
  documentedRows: number
}

/** The first screen: one leaderboard, built twice, under the same trouble. */
export function AppPage({ documentedRows }: AppPageProps) {
  const { scenario, number, setScenario, reload } = useStage()
  const [entries] = useState(() => createStandings({ size: SIZE, seed: 7, userId: memberNumber }))
  const isDown = scenario === 'down'

  return (
    <main className="app">
      <header className="app-head">
        <p className="app-brand">profile-kit</p>
        <h1>Names, faces and ranks for React&nbsp;apps</h1>
        <p className="app-lead">
          Hand it user ids. It shows who they are, at once and always: while loading, after a failure, signed
          out, with ten thousand rows.
        </p>
      </header>

      <div className="app-controls">
        <button
          type="button"
          className="app-button app-main-button"
          onClick={() => setScenario(isDown ? 'healthy' : 'down')}
        >
          {isDown ? 'Bring the service back' : 'Take the service down'}
        </button>
        <ScenarioSelect value={scenario} onChange={setScenario} />
        <button type="button" className="app-button" onClick={reload}>
          Open both anew
        </button>
        <p className="app-note" role="status" data-bad={scenario !== 'healthy' || undefined}>
          {scenarioNotes[scenario]}
        </p>
      </div>

      <BoardPair key={number} scenario={scenario} entries={entries} documentedRows={documentedRows} />

      <CodeToCopy source={source} label="The board with profile-kit, all of it" />

      <footer className="app-foot">
        <p>
          Both boards have a mock service of their own in this page: the same one, with the same people, 40 to
          120 ms away. Trouble opens both anew; its end does not, so that you see what heals. Nothing leaves
          your machine: the pictures that the documented way asks of api.dicebear.com are drawn here instead,
          and because this page has to do all that, the documented board stops at row{' '}
          {documentedRows.toLocaleString('en')}.
        </p>
        <p>Faces: “Adventurer” by Lisa Wischofsky, CC BY 4.0, drawn by DiceBear.</p>
      </footer>
    </main>
  )
}

interface ScenarioSelectProps {
  value: MockScenario
  onChange: (scenario: MockScenario) => void
}

function ScenarioSelect({ value, onChange }: ScenarioSelectProps) {
  const id = useId()
  return (
    <div className="app-select">
      <label htmlFor={id}>Scenario</label>
      <select
        id={id}
        value={value}
        onChange={({ target }) => {
          const scenario = mockScenarios.find((known) => known === target.value)
          if (scenario) onChange(scenario)
        }}
      >
        {mockScenarios.map((scenario) => (
          <option key={scenario}>{scenario}</option>
        ))}
      </select>
    </div>
  )
}

/** Looks like an id from an app: spread out, in no order. */
function memberNumber(index: number): string {
  return String(100_000 + ((index * 7919) % 900_000))
}
