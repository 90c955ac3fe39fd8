import { useSyncExternalStore } from 'react'
import type { MockRequestLog } from '../../src/mock/index.ts'

/** What the service was asked so far. */
export function RequestCounter({ requests }: { requests: MockRequestLog }) {
  const count = useSyncExternalStore(requests.subscribe, () => requests.count)
  const peak = useSyncExternalStore(requests.subscribe, () => requests.peak)
  return (
    <p className="stage-counter" dir="ltr" lang="en">
      <strong data-testid="request-count">{count}</strong> {count === 1 ? 'request' : 'requests'} so far, at
      most <strong>{peak}</strong> at once
    </p>
  )
}
