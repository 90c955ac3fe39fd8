import { test, expect, vi } from 'vitest'
import {
  delayed,
  neverAnswer,
  profile,
  resetBeforeHeaders,
  status,
} from '../../support/fault-server/behaviours.ts'
import { createFaultServer } from '../../support/fault-server/createFaultServer.ts'
import {
  CANARY,
  isOwnError,
  leaks,
  watchConsole,
  watchRejections,
  watchTimers,
} from '../../support/fault-server/oracles.ts'
import { sleep } from '../../../src/internal/abortable.ts'

// An oracle that cannot fail proves nothing, so each is shown what it must find.

test('the oracle of secrets looks where logs and debuggers look', () => {
  const hidden = Object.defineProperty(new Error('x'), 'secret', { value: CANARY, enumerable: false })
  const holders: unknown[] = [
    CANARY,
    new Error(`refused ${CANARY}`),
    new Error('x', { cause: new Error('y', { cause: CANARY }) }),
    Object.assign(new Error('x'), { request: { headers: new Headers({ authorization: CANARY }) } }),
    hidden,
    { toJSON: () => ({ token: CANARY }) },
    new Map([['token', { deep: [CANARY] }]]),
    [{ type: 'request', url: new URL(`https://x.example/?t=${CANARY}`) }],
  ]
  for (const holder of holders) expect(leaks(holder)).toBe(true)
  expect(leaks(new Error('clean', { cause: { nothing: 'here' } }))).toBe(false)
})

test('the oracle of errors knows its own from a runtime’s', () => {
  expect(isOwnError(new TypeError('fetch failed'))).toBe(false)
  expect(isOwnError(new DOMException('too slow', 'TimeoutError'))).toBe(false)
  expect(isOwnError(undefined)).toBe(false)
  expect(isOwnError(new DOMException('left', 'AbortError'))).toBe(true)
  expect(isOwnError(Object.assign(new Error('redirect'), { digest: 'NEXT_REDIRECT' }))).toBe(true)
})

test('the oracle of timers sees those of the kit, until they end', async () => {
  const timers = watchTimers()
  const controller = new AbortController()
  const foreign = setTimeout(() => {}, 5000)
  const waits = sleep(5000, controller.signal).catch(() => {})
  expect(timers.open()).toHaveLength(1)
  controller.abort()
  await waits
  expect(timers.open()).toEqual([])
  clearTimeout(foreign)
  timers.stop()
})

test('the oracles of rejections and of the console hear what nobody else does', async () => {
  const rejections = watchRejections()
  const log = watchConsole()
  process.emit('unhandledRejection', 'lost', Promise.resolve())
  console.warn('said', { token: CANARY })
  log.stop()
  rejections.stop()
  expect(rejections.seen).toEqual(['lost'])
  expect(leaks(log.lines)).toBe(true)
})

test('the fault server counts for each user what was asked, answered, given up and broken', async () => {
  const server = await createFaultServer()
  server.use(({ userId, attempt }) => {
    if (userId === 'hang') return neverAnswer()
    return userId === 'break' && attempt === 1 ? resetBeforeHeaders() : delayed(30)
  })
  const read = async (id: string, init: RequestInit = {}) =>
    fetch(`${server.url}/v1/profiles/user/${id}`, init)
  const [one, two] = await Promise.all([read('u1', { headers: { authorization: 'Bearer a' } }), read('u1')])
  expect(await one.json()).toEqual(await two.json())
  await (
    await read('u1', { method: 'PUT', body: '{"name":"new"}', headers: { authorization: 'Bearer b' } })
  ).text()
  await (await read('u1', { method: 'OPTIONS', headers: { origin: 'https://x.example' } })).text()
  await expect(read('hang', { signal: AbortSignal.timeout(30) })).rejects.toThrow('aborted')
  await expect(read('break')).rejects.toThrow('fetch failed')
  await server.quiet()
  const { authorizations, ...counts } = server.journal.of('u1')
  expect(counts).toEqual({ OPTIONS: 1, GET: 2, PUT: 1, peak: 2, aborted: 0 })
  expect(authorizations.size).toBe(2)
  expect(leaks([...authorizations], ['Bearer'])).toBe(false)
  expect(server.journal.of('hang')).toMatchObject({ GET: 1, aborted: 1 })
  expect(server.journal.of('break')).toMatchObject({ GET: 1, aborted: 0 })
  expect(server.store.read('acme', 'u1').name).toBe('new')
  await server.close()
  expect(server.openSockets).toBe(0)
})

test('the fault server says when something stays under way', async () => {
  const server = await createFaultServer({
    script: ({ userId }) => (userId === 'hang' ? neverAnswer() : profile()),
  })
  const hangs = fetch(`${server.url}/v1/profiles/user/hang`).catch(() => {})
  await vi.waitUntil(() => server.journal.inFlight === 1, { interval: 2 })
  await expect(server.quiet(20)).rejects.toThrow('/v1/profiles/user/hang')
  await server.close()
  await hangs
})

test('the same seed draws the same numbers', async () => {
  const draw = async (seed: number) => {
    const drawn: number[] = []
    const server = await createFaultServer({
      seed,
      script: () => (exchange) => {
        drawn.push(exchange.random(), exchange.random())
        status(200, {})(exchange)
      },
    })
    await (await fetch(server.url)).text()
    await server.close()
    return drawn
  }
  expect(await draw(7)).toEqual(await draw(7))
  expect(await draw(7)).not.toEqual(await draw(8))
})
