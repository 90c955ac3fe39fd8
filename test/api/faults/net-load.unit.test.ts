import { vi } from 'vitest'
import {
  type Behaviour,
  delayed,
  endlessBody,
  gzipBomb,
  profile,
} from '../../support/fault-server/behaviours.ts'
import { expect, test } from './faultTest.ts'

const huge: Record<string, Behaviour> = {
  'a gzip bomb': gzipBomb(50),
  'a stream without end': endlessBody(),
  'a stream without end that promises little': endlessBody({ 'x-length': '10' }),
  'a stream without end in an error': ({ response }) => {
    response.statusCode = 500
    const fill = () => {
      while (!response.destroyed && response.write(Buffer.alloc(64 * 1024, 'x')));
    }
    response.on('drain', fill)
    fill()
  },
}

for (const [name, behaviour] of Object.entries(huge)) {
  test(`NET-15 a body is read up to the limit only, and let go: ${name}`, async ({
    server,
    connect,
    settle,
  }) => {
    server.use(() => behaviour)
    const client = connect({ timeout: 5000, totalTimeout: 5000 })
    globalThis.gc?.()
    const before = process.memoryUsage()
    const { error } = await settle(client.getProfile('u1'), 3000)
    const after = process.memoryUsage()
    expect(error).toMatchObject({ code: name.includes('error') ? 'http' : 'invalid-response' })
    expect(after.heapUsed + after.arrayBuffers - before.heapUsed - before.arrayBuffers).toBeLessThan(
      20 * 2 ** 20,
    )
    await server.quiet()
    expect(server.journal.of('u1').GET).toBe(1)
  })
}

test('NET-15 the limit is an option, and counts bytes after decompression', async ({
  server,
  connect,
  settle,
}) => {
  const name = 'x'.repeat(2000)
  server.use(() => profile({ name }))
  expect((await settle(connect({ maxResponseBytes: 1000 }).getProfile('u1'))).error).toMatchObject({
    code: 'invalid-response',
    retryable: false,
  })
  expect((await settle(connect({ maxResponseBytes: 4000 }).getProfile('u1'))).value?.name).toBe(name)
})

test('NET-16 a write starts at once, however many reads wait', async ({ server, connect, settle }) => {
  server.use(({ method }) => delayed(method === 'GET' ? 300 : 0))
  const client = connect({ timeout: 5000, totalTimeout: 20_000 })
  const ids = Array.from({ length: 500 }, (_, row) => `u${row}`)
  const reads = client.getProfiles(ids).catch(() => {})
  await vi.waitUntil(() => server.journal.inFlight === 6, { interval: 2 })
  const asked = performance.now()
  const { value } = await settle(client.updateProfile('w', { name: 'n' }))
  expect(value?.name).toBe('n')
  const put = server.journal.entries.find(({ method }) => method === 'PUT')
  expect((put?.at ?? Infinity) - asked).toBeLessThan(100)
  client.dispose()
  await reads
})

test('NET-16 a row that left frees its place, and is never asked for', async ({
  server,
  connect,
  controller,
  settle,
}) => {
  server.use(({ userId }) => (userId === 'slow' ? delayed(100) : undefined))
  const client = connect({ concurrency: 1 })
  const slow = settle(client.getProfile('slow'))
  const left = controller()
  const rows = ['u1', 'u2', 'u3'].map(async (id) =>
    client.getProfile(id, { signal: left.signal }).catch(() => {}),
  )
  const stays = settle(client.getProfile('u4'))
  left.abort()
  await Promise.all([slow, ...rows, stays])
  expect(server.journal.entries.map(({ userId }) => userId)).toEqual(['slow', 'u4'])
})

test('NET-16 a row that left while it was read is let go shortly after', async ({
  server,
  connect,
  controller,
  settle,
}) => {
  server.use(({ userId }) => (userId === 'slow' ? delayed(5000) : undefined))
  const client = connect({ concurrency: 1, timeout: 5000, totalTimeout: 5000 })
  const left = controller()
  const slow = client.getProfile('slow', { signal: left.signal }).catch(() => {})
  await vi.waitUntil(() => server.journal.inFlight === 1, { interval: 2 })
  left.abort()
  await slow
  const { value } = await settle(client.getProfile('next'), 300)
  expect(value?.user_id).toBe('next')
  expect(server.journal.of('slow').aborted).toBe(1)
})

test('NET-16 a read that comes back within a remount is sent once', async ({
  server,
  connect,
  controller,
  settle,
}) => {
  server.use(() => delayed(60))
  const client = connect()
  const left = controller()
  const first = client.getProfile('u1', { signal: left.signal }).catch(() => {})
  await vi.waitUntil(() => server.journal.inFlight === 1, { interval: 2 })
  left.abort()
  await first
  const { value } = await settle(client.getProfile('u1'))
  expect(value?.user_id).toBe('u1')
  expect(server.journal.of('u1')).toMatchObject({ GET: 1, aborted: 0 })
})
