import { useState } from 'react'
import type { MockScenario } from '../../src/mock/index.ts'

export interface Visit {
  scenario: MockScenario
  /** Counts up whenever the page is to be opened anew. */
  number: number
  setScenario: (scenario: MockScenario) => void
  reload: () => void
}

interface State {
  asked: MockScenario
  scenario: MockScenario
  number: number
}

/**
 * The scenario and what it is shown to. Trouble is met by someone who opens the page: with everything in the cache
 * already there would be nothing to see. The end of trouble is met by someone who has it open: that shows the healing.
 */
export function useVisit(asked: MockScenario, onChange: (scenario: MockScenario) => void): Visit {
  const [state, setState] = useState<State>({ asked, scenario: asked, number: 0 })
  if (state.asked !== asked) setState({ ...enter(state, asked), asked })
  return {
    scenario: state.scenario,
    number: state.number,
    setScenario(scenario) {
      setState((current) => enter(current, scenario))
      onChange(scenario)
    },
    reload() {
      setState((current) => ({ ...current, number: current.number + 1 }))
    },
  }
}

function enter(state: State, scenario: MockScenario): State {
  if (state.scenario === scenario) return state
  return { ...state, scenario, number: scenario === 'healthy' ? state.number : state.number + 1 }
}
