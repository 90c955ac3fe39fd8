import { expect, expectTypeOf, test, vi } from 'vitest'
import { createProfileClient } from '../../src/api/createProfileClient.ts'
import { tokenOfTabs } from '../../examples/auth-tabs.ts'
import { wireProfile } from '../support/heldFetch.ts'

const tokens = (version: number) => ({ access: `access-${version}`, refresh: `refresh-${version}` })

/** One user in several tabs, and a service that takes each refresh token once. */
function openTabs(count: number) {
  let issued = 1
  let accepted: string | undefined = 'access-1'
  let stored = tokens(issued)
  let turn: Promise<unknown> = Promise.resolve()

  const refresh = vi.fn<(token: string) => Promise<typeof stored>>(async (token) => {
    if (token !== `refresh-${issued}`) throw new Error('used before: every tab is logged out')
    issued++
    await new Promise((resolve) => setTimeout(resolve))
    accepted = `access-${issued}`
    return tokens(issued)
  })
  const service: typeof fetch = async (input, init) => {
    if (new Headers(init?.headers).get('authorization') !== `Bearer ${accepted}`)
      return Response.json({ error: 'expired' }, { status: 401 })
    const userId =
      String(input instanceof Request ? input.url : input)
        .split('/')
        .at(-1) ?? ''
    return Response.json(wireProfile(userId))
  }
  const locks = {
    request: <T>(_name: string, _options: { signal: AbortSignal }, work: () => Promise<T>) => {
      const mine = turn.then(work)
      turn = mine.catch(() => undefined)
      return mine
    },
  }
  const store = {
    read: () => stored,
    write: (next: typeof stored) => {
      stored = next
    },
  }
  const tabs = Array.from({ length: count }, () =>
    createProfileClient({
      baseUrl: 'https://api.example.com',
      session: 'ada',
      fetch: service,
      token: tokenOfTabs({ store, refresh, locks }),
    }),
  )
  const expire = () => {
    accepted = undefined
  }
  const readAll = (userId: string) => Promise.all(tabs.map((tab) => tab.getProfile(userId)))
  return { readAll, refresh, expire }
}

test('AUT-12 tabs whose token ends at the same time refresh it once, and all go on', async () => {
  const { readAll, refresh, expire } = openTabs(4)
  expect(await readAll('ada')).toHaveLength(4)
  expect(refresh).not.toHaveBeenCalled()
  expire()
  expect(await readAll('bob')).toHaveLength(4)
  expect(refresh).toHaveBeenCalledTimes(1)
  expire()
  expect(await readAll('eve')).toHaveLength(4)
  expect(refresh).toHaveBeenCalledTimes(2)
})

test('types: the locks of a browser are what the recipe needs', () => {
  expectTypeOf<LockManager>().toExtend<Parameters<typeof tokenOfTabs>[0]['locks']>()
})
