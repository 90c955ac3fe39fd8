import { QueryClient } from '@tanstack/react-query'
import { act, cleanup, render } from '@testing-library/react'
import fc from 'fast-check'
import { StrictMode, useLayoutEffect } from 'react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { useCreateProfileClient } from '../../src/hooks/useCreateProfileClient.ts'
import { useDisplayProfile } from '../../src/hooks/useDisplayProfile.ts'
import { useProfile } from '../../src/hooks/useProfile.ts'
import { useProfiles } from '../../src/hooks/useProfiles.ts'
import { useProfileClient } from '../../src/hooks/useProfileClient.ts'
import { useUpdateProfile } from '../../src/hooks/useUpdateProfile.ts'
import { ProfileProvider } from '../../src/hooks/ProfileProvider.tsx'
import { createMockApi } from '../../src/mock/createMockApi.ts'
import { createMockToken } from '../../src/mock/createMockToken.ts'
import { forgetProfile } from '../../src/query/forgetProfile.ts'

beforeEach(() => {
  vi.useFakeTimers()
})

afterEach(() => {
  cleanup()
  vi.useRealTimers()
  vi.restoreAllMocks()
})

const tenants = ['red', 'blue'] as const
type Tenant = (typeof tenants)[number]

/** The way to the service and back: the test says when something arrives, and whether. */
function createNetwork() {
  interface Hop {
    arrive: () => void
    lose: () => void
  }
  const apis = new Map(
    tenants.map((tenantId) => [
      tenantId,
      createMockApi({ tenantId, profiles: [{ user_id: 'eve', name: `${tenantId} 0` }] }),
    ]),
  )
  const hops = new Set<Hop>()
  let mostWrites = 0
  let writes = 0

  const hop = (signal: AbortSignal | null | undefined) =>
    new Promise<void>((resolve, reject) => {
      const end = (settle: () => void) => () => {
        hops.delete(each)
        settle()
      }
      const each = {
        arrive: end(resolve),
        lose: end(() => reject(new TypeError('fetch failed'))),
      }
      hops.add(each)
      signal?.addEventListener(
        'abort',
        end(() => reject(new DOMException('aborted', 'AbortError'))),
      )
    })

  const fetchOf =
    (tenantId: Tenant): typeof fetch =>
    async (input, init) => {
      const isWrite = init?.method === 'PUT'
      if (isWrite) mostWrites = Math.max(mostWrites, ++writes)
      try {
        await hop(init?.signal)
        const { signal: _signal, ...rest } = init ?? {}
        const answer = await apis.get(tenantId)?.fetch(input, rest)
        await hop(init?.signal)
        return answer ?? Response.error()
      } finally {
        if (isWrite) writes--
      }
    }

  return { apis, hops, fetchOf, mostWrites: () => mostWrites }
}

type Network = ReturnType<typeof createNetwork>

interface Seen {
  tenant: Tenant | null
  names: (string | undefined)[]
}

function createPage(network: Network) {
  const queryClient = new QueryClient()
  const frames: Seen[] = []
  let api: { rename: (name: string) => void; forget: () => void } | undefined

  function Everything({ tenant }: { tenant: Tenant | null }) {
    const client = useProfileClient()
    const single = useProfile('eve')
    const shown = useDisplayProfile('eve')
    const { profiles } = useProfiles(['eve', 'kim', 'eve'])
    const { mutate, variables, data } = useUpdateProfile('eve')
    useLayoutEffect(() => {
      api = {
        rename: (name) => mutate({ name }),
        forget: () => void (client && forgetProfile(queryClient, client, 'eve')),
      }
      const names = [single.data?.name, shown.name, profiles[0]?.name, profiles[2]?.name]
      frames.push({ tenant, names: [...names, variables?.name, data?.name] })
    })
    return <p>{shown.name}</p>
  }

  function App({ tenant, isOpen }: { tenant: Tenant | null; isOpen: boolean }) {
    const client = useCreateProfileClient(
      tenant && {
        baseUrl: 'https://api.example.com',
        token: () => createMockToken({ tenantId: tenant, userId: 'ada' }),
        tenantId: tenant,
        session: 'ada',
        fetch: network.fetchOf(tenant),
        retry: { limit: 0 },
      },
    )
    return (
      <ProfileProvider client={client} queryClient={queryClient}>
        {isOpen && <Everything tenant={tenant} />}
      </ProfileProvider>
    )
  }

  const state: { tenant: Tenant | null; isOpen: boolean } = { tenant: 'red', isOpen: true }
  const app = () => (
    <StrictMode>
      <App {...state} />
    </StrictMode>
  )
  const { rerender } = render(app())
  return {
    queryClient,
    frames,
    state,
    api: () => (state.isOpen ? api : undefined),
    show: (next: Partial<typeof state>) => {
      Object.assign(state, next)
      rerender(app())
    },
  }
}

type Page = ReturnType<typeof createPage>

const command = fc.oneof(
  { weight: 6, arbitrary: fc.record({ type: fc.constant('arrive' as const), which: fc.nat(20) }) },
  { weight: 2, arbitrary: fc.record({ type: fc.constant('lose' as const), which: fc.nat(20) }) },
  { weight: 4, arbitrary: fc.record({ type: fc.constant('rename' as const) }) },
  { weight: 1, arbitrary: fc.record({ type: fc.constant('refuse' as const) }) },
  { weight: 3, arbitrary: fc.record({ type: fc.constant('refetch' as const) }) },
  { weight: 1, arbitrary: fc.record({ type: fc.constant('clear' as const) }) },
  { weight: 1, arbitrary: fc.record({ type: fc.constant('forget' as const) }) },
  { weight: 1, arbitrary: fc.record({ type: fc.constant('cancel' as const) }) },
  { weight: 2, arbitrary: fc.record({ type: fc.constant('toggle' as const) }) },
  {
    weight: 2,
    arbitrary: fc.record({ type: fc.constant('login' as const), tenant: fc.constantFrom(...tenants, null) }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ type: fc.constant('wait' as const), ms: fc.constantFrom(20, 200, 2_000) }),
  },
)
type Command = typeof command extends fc.Arbitrary<infer Value> ? Value : never

function run(each: Command, number: number, network: Network, page: Page) {
  const { hops } = network
  const { tenant, isOpen } = page.state
  switch (each.type) {
    case 'arrive':
    case 'lose':
      ;[...hops][each.which % Math.max(hops.size, 1)]?.[each.type]()
      return 0
    case 'rename':
      if (tenant) page.api()?.rename(`${tenant} ${number}`)
      return 0
    case 'refuse':
      if (tenant) network.apis.get(tenant)?.failNext({ method: 'PUT', status: 422 })
      return 0
    case 'refetch':
      void page.queryClient.refetchQueries()
      return 0
    case 'clear':
      page.queryClient.clear()
      page.show({})
      return 0
    case 'forget':
      page.api()?.forget()
      return 0
    case 'cancel':
      void page.queryClient.cancelQueries()
      return 0
    case 'toggle':
      page.show({ isOpen: !isOpen })
      return 0
    case 'login':
      page.show({ tenant: each.tenant })
      return 0
    case 'wait':
      return each.ms
  }
}

test('AUT-01 AUT-02 CON-02 CON-03 whatever overlaps, nothing of another login shows, and in the end all show what the service has', async () => {
  const logged = vi.spyOn(console, 'error')
  await fc.assert(
    fc.asyncProperty(fc.array(command, { maxLength: 30 }), async (commands) => {
      const network = createNetwork()
      const page = createPage(network)
      for (const [number, each] of commands.entries()) {
        await act(async () => {
          await vi.advanceTimersByTimeAsync(run(each, number + 1, network, page))
        })
      }
      act(() => page.show({ isOpen: true }))
      // Who was forgotten, or whose first read was cancelled, is asked for when mounted anew, and not before.
      if (commands.some(({ type }) => type === 'forget' || type === 'cancel')) {
        act(() => page.show({ isOpen: false }))
        act(() => page.show({ isOpen: true }))
      }
      // Whatever is under way arrives, and what has failed is healed.
      for (let round = 0; round < 20; round++) {
        await act(async () => {
          for (const each of network.hops) each.arrive()
          await vi.advanceTimersByTimeAsync(500)
        })
      }
      for (const { tenant, names } of page.frames) {
        for (const name of names)
          expect(name ?? '').toMatch(tenant ? RegExp(`^(|User eve|${tenant} \\d+)$`) : /^(|User eve)$/)
      }
      const { tenant } = page.state
      const saved =
        tenant &&
        (await network.apis.get(tenant)?.fetch('https://api.example.com/v1/profiles/user/eve', {
          headers: { authorization: `Bearer ${createMockToken({ tenantId: tenant, userId: 'ada' })}` },
        }))
      const name = saved ? Reflect.get(Object(await saved.json()), 'name') : 'User eve'
      const last = page.frames.at(-1)?.names.slice(0, 4)
      expect(last).toEqual([tenant ? name : undefined, name, name, name])
      expect(page.queryClient.isFetching()).toBe(0)
      expect(page.queryClient.isMutating()).toBe(0)
      expect(network.mostWrites()).toBeLessThanOrEqual(1)
      const scopes = new Set(
        page.queryClient
          .getQueryCache()
          .getAll()
          .map(({ queryKey }) => queryKey[1])
          .filter(Boolean),
      )
      expect([...scopes]).toEqual(tenant ? [JSON.stringify(['session', tenant, 'ada'])] : [])
      cleanup()
    }),
    { numRuns: Number(process.env.RUNS ?? 40) },
  )
  expect(logged).not.toHaveBeenCalled()
}, 600_000)
