import { useState } from 'react'

/** Source code, and a button that copies it. */
export function CodeToCopy({ source, label }: { source: string; label: string }) {
  const [outcome, setOutcome] = useState('')

  function copy() {
    navigator.clipboard.writeText(source).then(
      () => setOutcome('Copied'),
      () => setOutcome('Your browser does not let this page copy; select the code instead.'),
    )
  }

  return (
    <figure className="app-code">
      <figcaption>
        <span>{label}</span>
        <span className="app-code-outcome" role="status">
          {outcome}
        </span>
        <button type="button" className="app-button" onClick={copy}>
          Copy the code
        </button>
      </figcaption>
      <pre dir="ltr">
        <code>{source}</code>
      </pre>
    </figure>
  )
}
