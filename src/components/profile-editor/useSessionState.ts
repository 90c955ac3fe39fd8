'use client'
import { useState } from 'react'
import { useProfileClient } from '../../hooks/useProfileClient.ts'

interface SessionState<Value> {
  scope: string | undefined
  value: Value | undefined
}

/**
 * State that belongs to a login, as everything does that is read or typed during one: `undefined` once it has ended,
 * and there again when the same login is back.
 */
export function useSessionState<Value>() {
  const scope = useProfileClient()?.scope
  const [state, setState] = useState<SessionState<Value>>({ scope, value: undefined })
  const value = state.scope === scope ? state.value : undefined
  return [value, (next: Value | undefined) => setState({ scope, value: next })] as const
}
