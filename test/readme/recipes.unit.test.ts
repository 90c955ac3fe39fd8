import { expect, test } from 'vitest'
import { createProfileClient } from '../../src/api/createProfileClient.ts'
import type { ProfileKitEvent, ProfileKitEventHandler } from '../../src/api/events.ts'
import { createMockApi, type MockApi } from '../../src/mock/createMockApi.ts'
import { createMockToken } from '../../src/mock/createMockToken.ts'

interface Breadcrumb {
  category: string
  level: string
  message: string
  timestamp: number
  data: Record<string, unknown>
}

interface SpanOptions {
  kind: number
  startTime: number
  attributes: Record<string, string | number>
}

interface RecipeModule {
  logEvents: (write: (line: string) => void) => ProfileKitEventHandler
  breadcrumbs: (
    sentry: { addBreadcrumb: (breadcrumb: Breadcrumb) => void },
    options?: { userIds?: boolean },
  ) => ProfileKitEventHandler
  traceEvents: (tracer: {
    startSpan: (
      name: string,
      options: SpanOptions,
    ) => { setStatus: (status: { code: number }) => void; end: (time: number) => void }
  }) => ProfileKitEventHandler
}

// The examples import 'profile-kit', which their own tsconfig resolves: a static import would pull them into ours.
const recipes = import.meta.glob<Partial<RecipeModule>>('../../examples/watch/*.ts', { eager: true })

function recipe<Name extends keyof RecipeModule>(name: Name): RecipeModule[Name] {
  const found = Object.values(recipes).flatMap((module) => module[name] ?? [])[0]
  if (!found) throw new Error(`no example exports ${name}`)
  return found
}

const userId = 'ada.lovelace@example.com'

/** Reads a profile that fails once, then a board the service refuses. Gives the token that was sent. */
async function useService(onEvent: ProfileKitEventHandler, prepare?: (api: MockApi) => void) {
  const token = createMockToken({ tenantId: 'demo', userId })
  const api = createMockApi()
  api.failNext({ status: 500, userId })
  api.failNext({ status: 403, route: 'leaderboard' })
  prepare?.(api)
  const client = createProfileClient({
    baseUrl: 'https://api.example.com',
    token,
    fetch: api.fetch,
    retry: { baseDelay: 1 },
    onEvent,
  })
  await client.getProfile(userId)
  await client.getLeaderboard('weekly').catch(() => undefined)
  client.dispose()
  return token
}

test('the log: a line of JSON per event, without token and user', async () => {
  const lines: string[] = []
  const token = await useService(recipe('logEvents')((line) => lines.push(line)))
  expect(lines.map((line) => JSON.parse(line) as { type: string; source: string })).toMatchObject([
    { type: 'request', source: 'profile-kit' },
    { type: 'response', status: 500 },
    { type: 'retry', code: 'http' },
    { type: 'request', attempt: 2 },
    { type: 'response', status: 200 },
    { type: 'request', route: '/v1/leaderboards/{leaderboard_id}' },
    { type: 'response', status: 403 },
    { type: 'refusal', code: 'forbidden' },
  ])
  expect(lines.join('\n')).not.toContain(token)
  expect(lines.join('\n')).not.toContain('ada')
})

test('Sentry: a breadcrumb per event, in seconds, without token and user', async () => {
  const crumbs: Breadcrumb[] = []
  const token = await useService(recipe('breadcrumbs')({ addBreadcrumb: (crumb) => crumbs.push(crumb) }))
  expect(crumbs).toMatchObject([
    { category: 'profile-kit.request', level: 'debug' },
    { category: 'profile-kit.response', data: { status: 500 } },
    { category: 'profile-kit.retry', level: 'info', message: 'retry: http' },
    { category: 'profile-kit.request' },
    { category: 'profile-kit.response', data: { status: 200 } },
    { category: 'profile-kit.request' },
    { category: 'profile-kit.response' },
    { category: 'profile-kit.refusal', level: 'warning', message: 'refusal: forbidden' },
  ])
  expect(Math.abs(Date.now() / 1000 - (crumbs[0]?.timestamp ?? 0))).toBeLessThan(60)
  expect(JSON.stringify(crumbs)).not.toContain(token)
  expect(JSON.stringify(crumbs)).not.toContain('ada')
})

test('Sentry: user ids for those who ask for them', async () => {
  const crumbs: Breadcrumb[] = []
  const sentry = { addBreadcrumb: (crumb: Breadcrumb) => crumbs.push(crumb) }
  await useService(recipe('breadcrumbs')(sentry, { userIds: true }))
  expect(crumbs[0]?.data['userId']).toBe(userId)
})

interface FakeSpan extends SpanOptions {
  name: string
  code: number | undefined
  endTime: number | undefined
}

/** OpenTelemetry's tracer, as far as the recipe uses it. */
function createTracer() {
  const spans: FakeSpan[] = []
  return {
    spans,
    startSpan(name: string, options: SpanOptions) {
      const span: FakeSpan = { name, ...options, code: undefined, endTime: undefined }
      spans.push(span)
      return {
        setStatus({ code }: { code: number }) {
          span.code = code
        },
        end(time: number) {
          span.endTime = time
        },
      }
    },
  }
}

test('OpenTelemetry: a span per request by its id, and one for what failed, without token and user', async () => {
  const tracer = createTracer()
  const token = await useService(recipe('traceEvents')(tracer))
  expect(tracer.spans).toMatchObject([
    { name: 'GET /v1/profiles/user/{user_id}', code: 2, attributes: { 'http.response.status_code': 500 } },
    {
      name: 'GET /v1/profiles/user/{user_id}',
      code: undefined,
      attributes: { 'http.response.status_code': 200, 'http.request.resend_count': 1 },
    },
    { name: 'GET /v1/leaderboards/{leaderboard_id}', code: 2 },
    { name: 'profile-kit refusal', code: 2, attributes: { 'error.type': 'forbidden' } },
  ])
  expect(tracer.spans.every(({ startTime, endTime = 0 }) => endTime >= startTime)).toBe(true)
  expect(JSON.stringify(tracer.spans)).not.toContain(token)
  expect(JSON.stringify(tracer.spans)).not.toContain('ada')
})

test('OpenTelemetry: answers that come in another order still find their request', () => {
  const tracer = createTracer()
  const handle = recipe('traceEvents')(tracer)
  const request = (id: number): ProfileKitEvent => {
    return { at: id, type: 'request', id, method: 'GET', route: `/${id}`, attempt: 1 }
  }
  const response = (id: number, at: number): ProfileKitEvent => {
    return { at, type: 'response', id, status: 200, duration: at - id }
  }
  ;[request(1), request(2), response(2, 10), response(1, 20), response(1, 30)].forEach(handle)
  expect(tracer.spans).toMatchObject([
    { name: 'GET /2', startTime: 2, endTime: 10 },
    { name: 'GET /1', startTime: 1, endTime: 20 },
  ])
})
