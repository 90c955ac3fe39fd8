import type { ProfileKitErrorCode } from './errors.ts'

/** What happened, for logs and traces. Never holds a token or a body. Durations and delays are milliseconds. */
export type ProfileKitEvent = { at: number } & (
  | { type: 'request'; id: number; method: 'GET' | 'PUT' | 'fetchMany'; route: string; attempt: number; userId?: string | undefined }
  | { type: 'response'; id: number; status: number; duration: number; requestId?: string | undefined }
  | { type: 'retry'; id: number; code: ProfileKitErrorCode; delay: number; attempt: number }
  | { type: 'pause'; until: number }
  | { type: 'resume' }
  | { type: 'token-refresh'; outcome: 'renewed' | 'failed' }
  | { type: 'refusal'; code: ProfileKitErrorCode; status?: number | undefined; userId?: string | undefined }
)

export type ProfileKitEventHandler = (event: ProfileKitEvent) => void
