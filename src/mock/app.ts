import { Hono } from 'hono/tiny'
import { refusal } from './answers.ts'
import type { FindWindow } from './boards.ts'
import type { MockApp, MockEnv } from './env.ts'
import {
  addHeaders,
  answerError,
  type FindFault,
  goWrong,
  refuseBadPaths,
  requireToken,
} from './middleware.ts'
import type { Presenter } from './presentProfile.ts'
import type { ProfileStore } from './profileStore.ts'
import { addAvatarRoute } from './routes/avatars.ts'
import { addLeaderboardRoutes } from './routes/leaderboards.ts'
import { addProfileRoutes } from './routes/profiles.ts'
import { pathOf, targetOf } from './target.ts'

export interface AppParts {
  tenantId: string
  origins: readonly string[]
  store: ProfileStore
  present: Presenter
  findWindow: FindWindow
  findFault: FindFault
}

/** The service as one Web-standard app: a request in, a response out. */
export function createApp({ tenantId, origins, store, present, findWindow, findFault }: AppParts): MockApp {
  // The raw path: Hono's own reading decodes it before the router sees it, and ids would be decoded twice.
  const app: MockApp = new Hono<MockEnv>({
    getPath: (request, options) => pathOf(options?.env?.target ?? targetOf(request.url)),
  })
  app.use(addHeaders(origins))
  app.use(refuseBadPaths)
  app.use('/v1/*', goWrong(findFault))
  app.use('/9.x/*', goWrong(findFault))
  app.use('/v1/profiles/*', requireToken(tenantId))
  app.use('/v1/leaderboards/*', requireToken(tenantId))
  addProfileRoutes(app, store, present)
  addLeaderboardRoutes(app, findWindow)
  addAvatarRoute(app)
  app.notFound(() => refusal(404, 'NOT_FOUND', 'The mock does not know this address.'))
  app.onError(answerError)
  return app
}
