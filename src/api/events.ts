import { callSafely } from '../internal/callSafely.ts'
import { now } from '../internal/now.ts'
import { isProfileKitError, type ProfileKitErrorCode } from './errors.ts'

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
  | ({ type: 'response'; id: number; duration: number } & ResponseDetails)
  /** A request that got no answer. Every request ends with this or with a response. */
  | { type: 'failure'; id: number; duration: number; code: ProfileKitErrorCode | 'aborted' }
  | { type: 'retry'; code: ProfileKitErrorCode; delay: number; attempt: number; userId?: string | undefined }
  | { type: 'pause'; until: number }
  | { type: 'resume' }
  | { type: 'token-refresh'; outcome: 'renewed' | 'failed' }
  /** A picture could not be loaded; told once for each address, by `<ProfileProvider onEvent>` alone. */
  | { type: 'picture-failed'; userId: string }
  /** A read or a write that ended with an error. */
  | { type: 'refusal'; code: ProfileKitErrorCode; status?: number | undefined; userId?: string | undefined }

interface ResponseDetails {
  /** `undefined` for `fetchMany`, which has none. */
  status?: number | undefined
  requestId?: string | undefined
}

type RequestDetails = Omit<Extract<ProfileKitEventDetails, { type: 'request' }>, 'type' | 'id'>

export type ProfileKitEventHandler = (event: ProfileKitEvent) => void

const KEPT = 50

export interface EventLog {
  emit: (event: ProfileKitEventDetails) => void
  /** Tells that a request is sent, and how it ended. */
  follow: <T>(request: RequestDetails, answer: () => Promise<T & ResponseDetails>) => Promise<T>
  /** The last fifty, oldest first. */
  last: () => readonly ProfileKitEvent[]
  subscribe: (onEvent: ProfileKitEventHandler) => () => void
}

export function createEventLog(onEvent?: ProfileKitEventHandler): EventLog {
  const handlers = new Set([onEvent])
  let kept: ProfileKitEvent[] = []
  let requests = 0

  function emit(details: ProfileKitEventDetails) {
    const event = { at: now(), ...details }
    kept.push(event)
    if (kept.length >= 2 * KEPT) kept = kept.slice(-KEPT)
    for (const handler of handlers) callSafely(handler, event)
  }

  return {
    emit,
    async follow(request, answer) {
      const id = ++requests
      const start = now()
      emit({ type: 'request', id, ...request })
      try {
        const answered = await answer()
        const { status, requestId } = answered
        emit({ type: 'response', id, duration: now() - start, status, requestId })
        return answered
      } catch (error) {
        const code = isProfileKitError(error) ? error.code : 'aborted'
        emit({ type: 'failure', id, duration: now() - start, code })
        throw error
      }
    },
    last: () => kept.slice(-KEPT),
    subscribe(handler) {
      handlers.add(handler)
      return () => void handlers.delete(handler)
    },
  }
}
