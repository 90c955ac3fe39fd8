import { QueryClient } from '@tanstack/react-query'
import { StrictMode, type ReactNode } from 'react'
import { createProfileClient } from '../../src/api/createProfileClient.ts'
import type { ProfileClientOptions } from '../../src/api/settings.ts'
import type { ProfileClient } from '../../src/api/ProfileClient.ts'
import { ProfileProvider, type ProfileProviderProps } from '../../src/hooks/ProfileProvider.tsx'
import { createMockApi, type MockApi, type MockApiOptions } from '../../src/mock/createMockApi.ts'
import { createMockToken } from '../../src/mock/createMockToken.ts'

export interface SetupOptions extends MockApiOptions {
  /** Share one service between several logins. Default: a new one of these options. */
  api?: MockApi
  /** Who logs in. Default: `user-0`. */
  userId?: string
  /** On top of the client's options: no retries, so that a fault shows at once. */
  clientOptions?: Partial<ProfileClientOptions>
  /** On top of the provider's props. `client: null` is signed out. */
  provider?: Partial<Omit<ProfileProviderProps, 'children'>>
  queryClient?: QueryClient
  /** Renders twice, as React does in development. Default: `false`. */
  strict?: boolean
}

export interface Setup {
  /** The service, with everything it was asked in `api.requests`. */
  api: MockApi
  client: ProfileClient
  queryClient: QueryClient
  /** For Testing Library's `render` and `renderHook`. */
  wrapper: (props: { children: ReactNode }) => ReactNode
}

/** A service, a login at it, and a provider around what is rendered. Nothing is shared with another test. */
export function setup({
  api,
  userId = 'user-0',
  clientOptions,
  provider,
  queryClient = new QueryClient(),
  strict = false,
  ...mock
}: SetupOptions = {}): Setup {
  const tenantId = mock.tenantId ?? 'demo'
  const service = api ?? createMockApi({ ...mock, tenantId })
  const client = createProfileClient({
    baseUrl: 'https://api.example.com',
    token: createMockToken({ tenantId, userId }),
    tenantId,
    session: userId,
    fetch: service.fetch,
    retry: { limit: 0 },
    ...clientOptions,
  })
  function wrapper({ children }: { children: ReactNode }) {
    const tree = (
      <ProfileProvider client={client} queryClient={queryClient} {...provider}>
        {children}
      </ProfileProvider>
    )
    return strict ? <StrictMode>{tree}</StrictMode> : tree
  }
  return { api: service, client, queryClient, wrapper }
}
