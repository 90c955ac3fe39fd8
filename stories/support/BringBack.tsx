import { useStage } from './StageContext.ts'

/** Ends whatever trouble the story is in. */
export function BringBack() {
  const { scenario, setScenario } = useStage()
  return (
    <button type="button" disabled={scenario === 'healthy'} onClick={() => setScenario('healthy')}>
      Bring the service back
    </button>
  )
}
