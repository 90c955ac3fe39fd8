/** What the client costs beside six bare `fetch` calls, and what it keeps when much goes wrong at once. */
import { fork } from 'node:child_process'
import { getEventListeners, once } from 'node:events'
import { resolve } from 'node:path'
import { createProfileClient } from '../src/api/createProfileClient.ts'
import { delayed, status } from '../test/support/fault-server/behaviours.ts'
import { createFaultServer } from '../test/support/fault-server/createFaultServer.ts'
import { answerProfile, memoryFetch } from '../test/support/fault-server/memoryFetch.ts'
import { seededRandom } from '../test/support/fault-server/seededRandom.ts'
import { collectGarbage, quantile, report } from './support/report.ts'

const MEBIBYTE = 2 ** 20
const PATIENT = { timeout: 60_000, totalTimeout: 120_000 }

const idsOf = (count: number, prefix = 'u') => Array.from({ length: count }, (_, row) => `${prefix}${row}`)
const sleep = async (delay: number) => new Promise((resolve) => setTimeout(resolve, delay))

async function startService() {
  const child = fork(resolve('bench/slowService.js'))
  const [address]: unknown[] = await once(child, 'message')
  if (typeof address !== 'object' || address === null || !('port' in address)) throw new Error('no service')
  return {
    url: `http://127.0.0.1:${String(address.port)}`,
    stop() {
      child.disconnect()
    },
  }
}

/** What people write by hand: six at a time, the same headers, JSON. */
async function barePool(url: string, ids: readonly string[]) {
  const headers = {
    authorization: 'Bearer t',
    accept: 'application/json',
    'content-type': 'application/json',
  }
  let next = 0
  const read = async () => {
    for (let id = ids[next++]; id !== undefined; id = ids[next++]) {
      const response = await fetch(`${url}/v1/profiles/user/${encodeURIComponent(id)}`, { headers })
      if (!response.ok) throw new Error(`status ${response.status}`)
      await response.json()
    }
  }
  await Promise.all(Array.from({ length: 6 }, read))
}

async function viaClient(url: string, ids: readonly string[]) {
  const client = createProfileClient({ baseUrl: url, token: 't', ...PATIENT })
  const results = await client.getProfiles(ids)
  if (results.some(({ error }) => error)) throw new Error('a read failed')
  client.dispose()
}

type Work = (url: string, ids: readonly string[]) => Promise<void>

interface Run {
  wall: number
  /** Milliseconds of processor time. */
  cpu: number
}

async function measureTime(work: Work, url: string): Promise<Run> {
  collectGarbage()
  const cpu = process.cpuUsage()
  const start = performance.now()
  await work(url, idsOf(1000))
  const { user, system } = process.cpuUsage(cpu)
  return { wall: performance.now() - start, cpu: (user + system) / 1000 }
}

/** Bytes of heap in use while nearly all of 1,000 ids wait, garbage collected. */
async function measureHeap(work: Work, url: string): Promise<number> {
  const run = work(url, idsOf(1000))
  await sleep(100)
  collectGarbage()
  const { heapUsed } = process.memoryUsage()
  await run
  return heapUsed
}

async function comparePools(url: string) {
  await barePool(url, idsOf(100))
  await viaClient(url, idsOf(100))
  const rounds: { pool: Run; client: Run }[] = []
  for (let round = 0; round < 5; round++) {
    // Each goes first in turn: what warms up for one would warm up for the other.
    const order = round % 2 === 0 ? [barePool, viaClient] : [viaClient, barePool]
    const runs = new Map<Work, Run>()
    for (const work of order) runs.set(work, await measureTime(work, url))
    const [pool, client] = [runs.get(barePool), runs.get(viaClient)]
    if (pool && client) rounds.push({ pool, client })
  }
  const median = (pick: (round: { pool: Run; client: Run }) => number) => quantile(rounds.map(pick), 0.5)
  const wall = median(({ pool, client }) => client.wall / pool.wall)
  const walls = [median(({ client }) => client.wall), median(({ pool }) => pool.wall)].map((ms) =>
    ms.toFixed(0),
  )
  report(
    '1,000 ids, 40 ms each, against a bare pool of six, median of 5',
    `${walls.join(' ms against ')} ms, ratio ${wall.toFixed(3)}`,
    { kept: wall <= 1.05, text: '≤ 1.05' },
  )
  // A thousand requests: milliseconds for all are microseconds for one.
  const cpu = { client: median(({ client }) => client.cpu), pool: median(({ pool }) => pool.cpu) }
  report(
    'processor time per request',
    `${cpu.client.toFixed(0)} µs against ${cpu.pool.toFixed(0)} µs, ratio ${(cpu.client / cpu.pool).toFixed(2)}`,
  )
  const heap = { pool: await measureHeap(barePool, url), client: await measureHeap(viaClient, url) }
  const perId = (heap.client - heap.pool) / 1000
  report(
    'heap while 1,000 wait',
    `${mib(heap.client)} against ${mib(heap.pool)}, ratio ${(heap.client / heap.pool).toFixed(2)}: ${perId.toFixed(0)} bytes more per id`,
  )
}

const mib = (bytes: number) => `${(bytes / MEBIBYTE).toFixed(1)} MiB`

async function measureVisible(url: string) {
  const latencies: number[] = []
  for (let index = 0; index < 20; index++) {
    const start = performance.now()
    await (await fetch(`${url}/v1/profiles/user/l${index}`)).text()
    latencies.push(performance.now() - start)
  }
  const latency = quantile(latencies, 0.5)
  const client = createProfileClient({ baseUrl: url, token: 't', ...PATIENT })
  const crowd = client.getProfiles(idsOf(2500, 'crowd')).catch(() => {})
  await sleep(100)
  const waits: number[] = []
  let queued = Infinity
  for (let index = 0; index < 50; index++) {
    queued = Math.min(queued, client.inspect().queued)
    const start = performance.now()
    const release = client.prioritize(`seen${index}`, 'visible')
    await client.getProfile(`seen${index}`)
    release()
    waits.push(performance.now() - start)
  }
  client.dispose()
  await crowd
  const p95 = quantile(waits, 0.95)
  const bound = 2 * latency + 20
  report(
    `a visible read behind at least ${queued} queued ones, p95 of 50`,
    `${p95.toFixed(1)} ms at a latency of ${latency.toFixed(1)} ms`,
    { kept: p95 <= bound && queued >= 1000, text: `≤ ${bound.toFixed(1)} ms` },
  )
}

async function showHerd() {
  const CLIENTS = 500
  const ids = idsOf(30)
  const times: number[] = []
  let early = 0
  const start = performance.now()
  const clients = Array.from({ length: CLIENTS }, () => {
    let refusedAt: number | undefined
    const fetch = memoryFetch(async (request) => {
      const now = performance.now()
      if (refusedAt !== undefined && now < refusedAt + 2000) early++
      times.push(now - start)
      await sleep(40)
      if (refusedAt !== undefined) return answerProfile(request)
      refusedAt = performance.now()
      return new Response('', { status: 429, headers: { 'retry-after': '2' } })
    })
    return createProfileClient({ baseUrl: 'https://api.example.com', token: 't', fetch, ...PATIENT })
  })
  const boards = await Promise.all(clients.map(async (client) => client.getProfiles(ids)))
  for (const client of clients) client.dispose()
  const ready = boards.flat().filter(({ profile }) => profile).length

  const after = times.filter((time) => time >= 2000)
  const buckets = new Map<number, number>()
  for (const time of after)
    buckets.set(Math.floor(time / 100), (buckets.get(Math.floor(time / 100)) ?? 0) + 1)
  console.log(
    'requests of 500 clients × 30 rows after one 429 each with Retry-After: 2, in buckets of 100 ms',
  )
  for (const [bucket, count] of [...buckets].sort(([a], [b]) => a - b)) {
    console.log(
      `  ${(bucket / 10).toFixed(1)} s ${String(count).padStart(5)} ${'█'.repeat(Math.round(count / 25))}`,
    )
  }
  const worst = Math.max(...buckets.values()) / after.length
  report('largest bucket', `${(worst * 100).toFixed(1)} %`, { kept: worst <= 0.1, text: '≤ 10 %' })
  report('requests during the pause', String(early), { kept: early === 0, text: '0' })
  report('rows with a profile in the end', `${ready} of ${CLIENTS * 30}`, {
    kept: ready === CLIENTS * 30,
    text: 'all',
  })
}

async function countRefreshes() {
  const RUNS = 20
  let refreshes = 0
  let successes = 0
  let requests = 0
  let reused = 0
  for (let seed = 1; seed <= RUNS; seed++) {
    const random = seededRandom(seed)
    let generation = 1
    let refreshToken = 'refresh-1'
    const spent = new Set<string>()
    const server = await createFaultServer({
      seed,
      script: ({ token }) =>
        delayed(Math.round(random() * 80), token === `access-${generation}` ? undefined : status(401)),
    })
    const client = createProfileClient({
      baseUrl: server.url,
      concurrency: 40,
      ...PATIENT,
      token: async ({ reason }) => {
        if (reason === 'rejected') {
          const used = refreshToken
          await sleep(random() * 20)
          if (spent.has(used)) reused++
          spent.add(used)
          refreshToken = `refresh-${++refreshes + 1}`
        }
        return `access-${generation}`
      },
    })
    await client.getProfile('first')
    generation++
    const results = await client.getProfiles(idsOf(200))
    successes += results.filter(({ profile }) => profile).length
    requests += server.journal.total().GET
    client.dispose()
    await server.close()
  }
  report(
    `a revoked token under 200 requests with late refusals, ${RUNS} times`,
    `${refreshes} refreshes, ${reused} of them with a spent refresh token, ${successes} of ${RUNS * 200} successes, ${requests} requests`,
    {
      kept: refreshes === RUNS && successes === RUNS * 200 && reused === 0,
      text: 'one refresh each, all succeed',
    },
  )
}

async function soak() {
  const parent = new AbortController()
  const client = createProfileClient({
    baseUrl: 'https://api.example.com',
    token: 't',
    fetch: memoryFetch(),
    concurrency: 50,
  })
  const read = async (count: number) => {
    for (let done = 0; done < count; done += 100) {
      await client.getProfiles(idsOf(50, `a${done}-`), { signal: parent.signal })
      await Promise.all(
        idsOf(50, `b${done}-`).map(async (id) => client.getProfile(id, { signal: parent.signal })),
      )
    }
    collectGarbage()
    await sleep(20)
    collectGarbage()
    const { rss, heapUsed } = process.memoryUsage()
    return { rss, heapUsed }
  }
  const before = await read(20_000)
  const after = await read(200_000)
  const grown = (after.rss - before.rss) / MEBIBYTE
  report(
    '200,000 requests on one long-lived signal, memory after warm-up',
    `resident ${grown.toFixed(1)} MiB more, heap ${((after.heapUsed - before.heapUsed) / MEBIBYTE).toFixed(1)} MiB more`,
    { kept: grown < 20, text: '< 20 MiB' },
  )
  // Something under way of every kind when it ends.
  client.getProfile('last', { signal: parent.signal }).catch(() => {})
  client.updateProfile('last', { name: 'n' }, { signal: parent.signal }).catch(() => {})
  client.dispose()
  await sleep(50)
  const listeners =
    getEventListeners(parent.signal, 'abort').length + getEventListeners(client.signal, 'abort').length
  const resources = process
    .getActiveResourcesInfo()
    .filter((name) => name === 'Timeout' || name.startsWith('TCP'))
  const left = listeners + resources.length
  report('left after dispose', `${listeners} listeners, ${resources.length} timers and sockets`, {
    kept: left === 0,
    text: 'none',
  })
}

await soak()
await showHerd()
await countRefreshes()
const service = await startService()
await measureVisible(service.url)
await comparePools(service.url)
service.stop()
