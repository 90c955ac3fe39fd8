import { connect } from 'node:net'
import fc from 'fast-check'
import { afterEach, expect, test } from 'vitest'
import { createMockToken } from '../../src/mock/createMockToken.ts'
import { serveMockApi, type ServedMockApi, type ServeMockApiOptions } from '../../src/mock/node.ts'
import { createAsk, put } from './ask.ts'

const served = new Set<ServedMockApi>()

async function serve(options: ServeMockApiOptions = {}) {
  const service = await serveMockApi({ port: 0, ...options })
  served.add(service)
  return { ...service, port: Number(new URL(service.url).port), ask: createAsk(fetch, service.url) }
}

afterEach(async () => {
  await Promise.all([...served].map(({ close }) => close()))
  served.clear()
})

/** Sends bytes as they are and reads until the server hangs up. */
function send(port: number, bytes: string): Promise<string> {
  return new Promise((resolve) => {
    let answer = ''
    const socket = connect(port, '127.0.0.1', () => socket.write(bytes, 'latin1'))
    socket.setEncoding('latin1')
    socket.on('data', (chunk) => (answer += chunk))
    socket.on('error', () => resolve(answer))
    socket.on('close', () => resolve(answer))
  })
}

const authorization = `Authorization: Bearer ${createMockToken({ tenantId: 'acme', userId: 'ada' })}`

function request(target: string, lines = ['Host: localhost']): string {
  return [`GET ${target} HTTP/1.1`, ...lines, authorization, 'Connection: close', '', ''].join('\r\n')
}

const statusOf = (answer: string) => Number(/^HTTP\/1\.1 (\d{3})/.exec(answer)?.[1])

test('MOC-01 listens on loopback alone, and on a port that is free', async () => {
  const { url } = await serve()
  expect(url).toMatch(/^http:\/\/127\.0\.0\.1:[1-9]\d+$/)
})

test('a port that is taken is refused with the cure', async () => {
  const { port } = await serve()
  await expect(serveMockApi({ port })).rejects.toThrow(`port ${port} is taken`)
})

test('its pictures are its own, and drawn', async () => {
  const { url, ask } = await serve()
  const profile = await (await ask('/v1/profiles/user/ada')).json()
  expect(profile.avatar_url).toBe(`${url}/9.x/adventurer/svg?seed=acme_ada`)
  const regenerated = await (await ask('/v1/profiles/user/ada', put({ regenerate_avatar: true }))).json()
  for (const address of [profile.avatar_url, regenerated.avatar_url]) {
    expect(await (await fetch(address)).text()).toMatch(/^<svg /)
  }
})

test('in-process: the same people, the log and the scenarios of the port', async () => {
  const { ask, api } = await serve()
  await ask('/v1/profiles/user/ada', put({ name: 'Ada' }))
  const inside = await createAsk(api.fetch)('/v1/profiles/user/ada')
  expect(await inside.json()).toMatchObject({ name: 'Ada' })
  expect(api.requests.count).toBe(2)
  api.setScenario('down')
  expect((await ask('/v1/profiles/user/ada')).status).toBe(503)
})

test('a cut connection is an error of the network', async () => {
  const { ask, api } = await serve()
  api.failNext({ network: true })
  await expect(ask('/v1/profiles/user/ada')).rejects.toThrow(TypeError)
  expect((await ask('/v1/profiles/user/ada')).status).toBe(200)
})

test('a caller who goes away is noticed', async () => {
  const { ask, api } = await serve({ scenario: 'slow' })
  const controller = new AbortController()
  const asked = ask('/v1/profiles/user/ada', { signal: controller.signal })
  const arrived = new Promise<void>((resolve) => {
    const stop = api.requests.subscribe(() => {
      if (api.requests.inFlight !== 1) return
      stop()
      resolve()
    })
  })
  await arrived
  const left = new Promise<void>((resolve) => api.requests.subscribe(resolve))
  controller.abort()
  await expect(asked).rejects.toMatchObject({ name: 'AbortError' })
  await left
  expect(api.requests.countBy({ outcome: 'aborted' })).toBe(1)
})

test('MOC-05 a body that is too long is 413, known in advance or not, and the server lives on', async () => {
  const { ask } = await serve()
  const long = 'x'.repeat(200_000)
  expect((await ask('/v1/profiles/user/ada', put({ name: long }))).status).toBe(413)
  const parts = new ReadableStream({
    pull(controller) {
      controller.enqueue(new TextEncoder().encode(long))
    },
  })
  const endless: RequestInit & { duplex: 'half' } = { method: 'PUT', body: parts, duplex: 'half' }
  const outcome = await ask('/v1/profiles/user/ada', endless).then(
    ({ status }) => status,
    () => 'connection closed',
  )
  expect([413, 'connection closed']).toContain(outcome)
  expect((await ask('/v1/profiles/user/ada')).status).toBe(200)
})

test('MOC-02 only this machine by name: another Host, none, two, or a whole address is refused', async () => {
  const { port } = await serve()
  const path = '/v1/profiles/user/ada'
  const status = async (target: string, lines?: string[]) =>
    statusOf(await send(port, request(target, lines)))
  for (const host of [
    'localhost',
    `localhost:${port}`,
    `127.0.0.1:${port}`,
    `[::1]:${port}`,
    'app.localhost',
  ]) {
    expect([host, await status(path, [`Host: ${host}`])]).toEqual([host, 200])
  }
  for (const host of [
    'evil.example',
    'localhost.evil.example',
    '127.0.0.1.evil.example',
    '192.168.0.1',
    '',
    'localhost@evil',
  ]) {
    expect([host, await status(path, [`Host: ${host}`])]).toEqual([host, 403])
  }
  expect(await status(path, [])).toBe(400)
  expect(await status(path, ['Host: localhost', 'Host: evil.example'])).toBe(400)
  expect(await status(`http://localhost${path}`)).toBe(400)
  expect(await status('*')).toBe(400)
})

test('MOC-04 the path counts as it was sent: no folding, no second decoding, no other host', async () => {
  const { port, api } = await serve()
  const cases: [string, number][] = [
    ['/v1/profiles/user/..', 400],
    ['/v1/profiles/user/%2e%2e', 400],
    ['/v1/profiles/user/.', 400],
    ['/v1/x/../profiles/user/ada', 404],
    ['/v1/profiles/user/a%2Fb', 200],
    ['/v1/profiles/user/a%252Fb', 200],
    ['/v1/profiles/user/..%2f..%2fadmin', 200],
    ['/v1/profiles/user/%E0%A4%A', 400],
    ['//', 404],
    ['//evil.example/v1/profiles/user/ada', 404],
    ['/\\evil.example/v1/profiles/user/ada', 400],
  ]
  for (const [target, status] of cases) {
    expect([target, statusOf(await send(port, request(target)))]).toEqual([target, status])
  }
  const users = api.requests.entries.filter(({ status }) => status === 200).map(({ userId }) => userId)
  expect(users).toEqual(['a/b', 'a%2Fb', '../../admin'])
})

test(
  'MOC-04 hostile request lines get an answer or are hung up on; the server lives on',
  { timeout: 60_000 },
  async () => {
    const { port, ask, api } = await serve()
    const piece = fc.constantFrom(
    '/', '//', '..', '.', '%', '%2e%2e', '%2f', '%00', '%E0%A4%A', '%ff', '\\', '?', '#', '@', ':', ' ', '\t', '\u0000',
    'v1', 'profiles', 'user', 'leaderboards', 'weekly', '9.x', 'adventurer/svg?seed=', '__proto__', 'http://', 'evil.example',
    '\u00e9', '\u00ff', 'x'.repeat(300), '?limit=', '?window_key=%', '[::1]', '*',
  ) // prettier-ignore
    const target = fc
      .array(fc.oneof(piece, fc.string({ maxLength: 4 })), { maxLength: 10 })
      .map((parts) => parts.join(''))
    const method = fc.constantFrom('GET', 'PUT', 'HEAD', 'OPTIONS', 'TRACE', 'CONNECT', 'get', 'PROPFIND', '')
    const lines = fc.tuple(
      method,
      fc.oneof(
        target,
        target.map((text) => `/${text}`),
        target.map((text) => `/v1/profiles/user/${text}`),
      ),
    )
    await fc.assert(
      fc.asyncProperty(fc.array(lines, { minLength: 20, maxLength: 20 }), async (batch) => {
        const answers = await Promise.all(
          batch.map(([verb, address]) =>
            send(
              port,
              `${verb} ${address} HTTP/1.1\r\nHost: localhost\r\n${authorization}\r\nConnection: close\r\n\r\n`,
            ),
          ),
        )
        for (const answer of answers) {
          const status = statusOf(answer)
          expect(answer === '' || (status >= 200 && status < 500)).toBe(true)
        }
      }),
      { numRuns: 150 },
    )
    expect((await ask('/v1/profiles/user/ada')).status).toBe(200)
    expect(api.requests.count).toBeGreaterThan(500)
    expect(api.requests.inFlight).toBe(0)
  },
)

test('MOC-10 any id comes back over HTTP as it was sent', async () => {
  const { ask } = await serve()
  const id = fc
    .oneof(
      fc.string({ unit: 'binary', minLength: 1, maxLength: 40 }),
      fc.constantFrom('__proto__', 'constructor', '%2e%2e', 'a/b'),
    )
    .filter((text) => text.trim() !== '' && text !== '.' && text !== '..')
  await fc.assert(
    fc.asyncProperty(id, async (userId) => {
      const answer = await ask(`/v1/profiles/user/${encodeURIComponent(userId)}`)
      expect(await answer.json()).toMatchObject({ user_id: userId })
    }),
    { numRuns: 300 },
  )
})

test('MOC-13 close ends idle and busy connections within a second, twice is fine, and two servers are two', async () => {
  const one = await serve({ scenario: 'slow' })
  const two = await serve()
  await two.ask('/v1/profiles/user/ada')
  const busy = one.ask('/v1/profiles/user/ada')
  await new Promise<void>((resolve) => one.api.requests.subscribe(resolve))
  const start = performance.now()
  await Promise.all([one.close(), one.close(), expect(busy).rejects.toBeInstanceOf(TypeError)])
  expect(performance.now() - start).toBeLessThan(1000)
  await expect.poll(() => one.api.requests.countBy({ outcome: 'aborted' })).toBe(1)
  await expect(one.ask('/v1/profiles/user/ada')).rejects.toBeInstanceOf(TypeError)
  expect((await two.ask('/v1/profiles/user/ada')).status).toBe(200)
})

test('the process keeps its own Request and Response', async () => {
  const before = [globalThis.Request, globalThis.Response]
  await serve()
  expect([globalThis.Request, globalThis.Response]).toEqual(before)
})
