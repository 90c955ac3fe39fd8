import { callSafely } from '../internal/callSafely.ts'
import { now } from '../internal/now.ts'
import type { ProfileKitErrorCode } from './errors.ts'

/** What happened, for logs and traces. Never holds a token or a body. Durations and delays are milliseconds. */
export type ProfileKitEvent = { /** Milliseconds since the epoch. */ at: number } & ProfileKitEventDetails

export type ProfileKitEventDetails =
  | {
      type: 'request'
      /** The same in everything that belongs to one request. */
      id: number
      method: 'GET' | 'PUT' | 'fetchMany'
      /** The address as a template: ids are not in it. */
      route: string
      /** From 1. */
      attempt: number
      userId?: string | undefined
    }
  | { type: 'response'; id: number; status: number; duration: number; requestId?: string | undefined }
  | { type: 'retry'; code: ProfileKitErrorCode; delay: number; attempt: number; userId?: string | undefined }
  | { type: 'pause'; until: number }
  | { type: 'resume' }
  | { type: 'token-refresh'; outcome: 'renewed' | 'failed' }
  /** A read or a write that ended with an error. */
  | { type: 'refusal'; code: ProfileKitErrorCode; status?: number | undefined; userId?: string | undefined }

export type ProfileKitEventHandler = (event: ProfileKitEvent) => void

const KEPT = 50

export interface EventLog {
  emit: (event: ProfileKitEventDetails) => void
  /** The last fifty, oldest first. */
  last: () => readonly ProfileKitEvent[]
}

export function createEventLog(onEvent?: ProfileKitEventHandler): EventLog {
  let kept: ProfileKitEvent[] = []
  return {
    emit(details) {
      const event = { at: now(), ...details }
      kept.push(event)
      if (kept.length >= 2 * KEPT) kept = kept.slice(-KEPT)
      callSafely(onEvent, event)
    },
    last: () => kept.slice(-KEPT),
  }
}
