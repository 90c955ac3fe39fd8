import { QueryClient } from '@tanstack/react-query'
import { Fragment, type ReactNode, useLayoutEffect, useState } from 'react'
import { ProfileProvider, useCreateProfileClient } from '../../src/index.ts'
import { createMockApi, type MockApi, type MockScenario } from '../../src/mock/index.ts'
import { createTokens } from './createTokens.ts'
import type { KitParameters } from './kitParameters.ts'
import { people } from './people.ts'
import { RequestCounter } from './RequestCounter.tsx'
import { StageContext } from './StageContext.ts'
import { useVisit, type Visit } from './useVisit.ts'

export interface StoryStageProps {
  parameters: KitParameters
  scenario: MockScenario
  onScenario: (scenario: MockScenario) => void
  locale: string
  children: ReactNode
}

/** Gives a story a service of its own, a login at it and a cache, and follows the toolbar. */
export function StoryStage({ parameters, scenario, onScenario, locale, children }: StoryStageProps) {
  const [api] = useState(() => createService(parameters, scenario))
  const visit = useVisit(scenario, onScenario)
  // Before the requests of the children: those are sent in passive effects, which all come later.
  useLayoutEffect(() => {
    if (api.scenario !== visit.scenario) api.setScenario(visit.scenario)
  }, [api, visit.scenario])

  return (
    <StageContext.Provider value={visit}>
      <Session api={api} visit={visit} parameters={parameters} locale={locale}>
        <Fragment key={parameters.stays ? undefined : visit.number}>{children}</Fragment>
      </Session>
      {parameters.counter !== false && <RequestCounter requests={api.requests} />}
    </StageContext.Provider>
  )
}

interface SessionProps {
  api: MockApi
  visit: Visit
  parameters: KitParameters
  locale: string
  children: ReactNode
}

function Session({ api, visit, parameters, locale, children }: SessionProps) {
  const {
    client: signedOut,
    currentUserId,
    disambiguate,
    pictures: avatars,
    tenantId = 'demo',
    clientOptions,
    labels,
  } = parameters
  const [queryClient] = useState(() => new QueryClient())
  const userId = currentUserId ?? 'user_1'
  const client = useCreateProfileClient(
    signedOut === null
      ? null
      : {
          // The page's own origin: whatever picture address the service makes from it stays on this machine.
          baseUrl: window.location.origin,
          token: createTokens(tenantId, userId),
          session: `visit ${visit.number}`,
          fetch: api.fetch,
          // Quicker than an app would try again, so that a state is on screen when one looks.
          retry: { limit: 3, baseDelay: 50 },
          ...clientOptions,
        },
  )
  return (
    <ProfileProvider {...{ client, queryClient, currentUserId, disambiguate, avatars, locale, labels }}>
      {children}
    </ProfileProvider>
  )
}

function createService({ faults = [], ...options }: KitParameters, scenario: MockScenario): MockApi {
  const api = createMockApi({ profiles: people, ...options, scenario })
  for (const fault of faults) api.failNext(fault)
  return api
}
