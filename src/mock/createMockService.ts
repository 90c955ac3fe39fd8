import { abortable } from '../internal/abortable.ts'
import { createApp } from './app.ts'
import { createBoards, type MockLeaderboard } from './boards.ts'
import { createClock } from './clock.ts'
import type { MockApi, MockApiOptions } from './createMockApi.ts'
import { createStandings } from './createStandings.ts'
import { createFaultQueue } from './faults.ts'
import { createPresenter } from './presentProfile.ts'
import { createProfileStore } from './profileStore.ts'
import { createRequestRecorder } from './requestLog.ts'
import { createScenarios } from './scenarios.ts'
import { targetOf } from './target.ts'

export interface MockService {
  api: MockApi
  /** As `api.fetch`, for mounts that know the path as it was sent, before a URL parser folded it. */
  respond(request: Request, signal: AbortSignal | undefined, target: string): Promise<Response>
}

/** Builds the mock. The mounts on a port and in Vite need a little more of it than `createMockApi` shows. */
export function createMockService({
  tenantId = 'demo',
  profiles = [],
  leaderboards,
  scenario = 'healthy',
  seed = 1,
  avatars = 'documented',
  origins = [],
  maxProfiles = 50_000,
  now,
}: MockApiOptions = {}): MockService {
  const clock = createClock(seed, now)
  const scenarios = createScenarios(scenario, seed)
  const faults = createFaultQueue()
  const recorder = createRequestRecorder()
  const store = createProfileStore({ tenantId, profiles, seed, clock, limit: maxProfiles })
  const app = createApp({
    tenantId,
    origins,
    store,
    present: createPresenter({ avatars, isBroken: () => scenarios.current === 'broken-images' }),
    findWindow: createBoards(leaderboards ?? defaultBoards(seed)),
    findFault: (request, token) =>
      faults.take(request) ?? (request.route === 'avatar' ? undefined : scenarios.faultFor(request, token)),
  })

  async function respond(
    request: Request,
    signal = new AbortController().signal,
    target: string,
  ): Promise<Response> {
    signal.throwIfAborted()
    const recording = recorder.begin(request.method, target)
    try {
      const answer = Promise.resolve(app.fetch(request, { target, request: recording.request, signal }))
      const response = await abortable(answer, signal)
      recording.end(response.status)
      return response
    } catch (error) {
      recording.end(signal.aborted ? 'aborted' : 'network')
      throw error
    }
  }

  const api: MockApi = {
    fetch: async (input, init) => {
      // Kept apart from the request: each one made with a long-lived signal would stay linked to it.
      const signal = init?.signal ?? (input instanceof Request ? input.signal : undefined)
      const request = new Request(input, { ...init, signal: null })
      return respond(request, signal, targetOf(request.url))
    },
    requests: recorder.log,
    get scenario() {
      return scenarios.current
    },
    setScenario: (next) => {
      scenarios.set(next)
    },
    failNext: (fault) => faults.add(fault),
    reset() {
      store.clear()
      clock.reset()
      scenarios.reset()
      faults.clear()
      recorder.log.clear()
    },
  }
  return { api, respond }
}

function defaultBoards(seed: number): Record<string, MockLeaderboard> {
  return { weekly: createStandings({ size: 1000, seed }) }
}
