import { QueryClient } from '@tanstack/react-query'
import { StrictMode, type ReactNode } from 'react'
import { createProfileClient } from '../../src/api/createProfileClient.ts'
import type { ProfileClient } from '../../src/api/ProfileClient.ts'
import { ProfileProvider, type ProfileProviderProps } from '../../src/hooks/ProfileProvider.tsx'
import { createMockApi } from '../../src/mock/createMockApi.ts'

type MockApi = ReturnType<typeof createMockApi>
type MockApiOptions = NonNullable<Parameters<typeof createMockApi>[0]>
type ClientOptions = Parameters<typeof createProfileClient>[0]

export interface SetupOptions extends MockApiOptions {
  /** Share one service between several logins. Default: a new one of these options. */
  api?: MockApi
  /** Who logs in. Default: `user-0`. */
  userId?: string
  /** On top of the client's options: no retries, so that a fault shows at once. */
  clientOptions?: Partial<ClientOptions>
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
    token: mockToken({ tenantId, userId }),
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

/** A token the mock accepts: shaped like a JWT, signed by nobody. */
export function mockToken({ tenantId, userId }: { tenantId: string; userId: string }): string {
  const part = (value: object) =>
    btoa(String.fromCodePoint(...new TextEncoder().encode(JSON.stringify(value))))
      .replaceAll('+', '-')
      .replaceAll('/', '_')
      .replaceAll('=', '')
  return `${part({ alg: 'none' })}.${part({ tenant_id: tenantId, sub: userId })}.c2lnbmVk`
}
