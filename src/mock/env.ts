import type { Context } from 'hono'
import type { Hono } from 'hono/tiny'
import type { TokenReading } from './readToken.ts'
import type { MockRequest } from './requestLog.ts'

export interface MockEnv {
  Bindings: {
    /** Path and query as they were sent. */
    target: string
    request: MockRequest
    signal: AbortSignal
  }
  Variables: { token: TokenReading; tenantId: string }
}

export type MockApp = Hono<MockEnv>
export type MockContext = Context<MockEnv>
