import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo, Socket } from 'node:net'
import type { Behaviour, Exchange } from './behaviours.ts'
import { type CorsPolicy, preflight, setCorsHeaders } from './cors.ts'
import { createJournal, fingerprint, type Journal } from './journal.ts'
import { createProfileStore, type ProfileStore } from './profileStore.ts'
import { profile } from './behaviours.ts'
import { seededRandom } from './seededRandom.ts'

/** One request, as a script sees it before it chooses what happens. */
export interface SeenRequest {
  method: string
  /** As it came over the wire: nothing is decoded or resolved. */
  path: string
  userId: string | undefined
  /** Without `Bearer `. */
  token: string | undefined
  headers: IncomingMessage['headers']
  body: string
  /** From 1: the how-manieth of this method and path. */
  attempt: number
  /** From 1, over everything but preflights. */
  index: number
}

/** Chooses what happens to a request. `undefined` is the healthy service. */
export type Script = (request: SeenRequest) => Behaviour | undefined

export interface FaultServerOptions {
  script?: Script
  /** Which tenant a token belongs to. Default: `acme`, whatever the token. */
  tenantOf?: (token: string | undefined) => string
  cors?: CorsPolicy
  seed?: number
  host?: string
}

export interface FaultServer {
  /** `http://127.0.0.1:<port>`, without a slash at the end. */
  readonly url: string
  readonly port: number
  readonly journal: Journal
  readonly store: ProfileStore
  readonly openSockets: number
  use(script: Script): void
  /** Resolves when no request is under way any more; rejects when that takes longer than `within` ms. */
  quiet(within?: number): Promise<void>
  close(): Promise<void>
}

export const TENANT = 'acme'

/** The profile service on loopback, which does to each request what a script says. Seeded, so that runs repeat. */
export async function createFaultServer({
  script = () => undefined,
  tenantOf = () => TENANT,
  cors = {},
  seed = 1,
  host = '127.0.0.1',
}: FaultServerOptions = {}): Promise<FaultServer> {
  const journal = createJournal()
  const store = createProfileStore()
  const random = seededRandom(seed)
  const sockets = new Set<Socket>()
  const attempts = new Map<string, number>()
  let index = 0

  const server = createServer(
    { keepAliveTimeout: 60_000, maxHeaderSize: 256 * 1024 },
    (request, response) => {
      handle(request, response).catch((error: unknown) => {
        response.destroy()
        queueMicrotask(() => {
          throw error
        })
      })
    },
  )
  server.on('connection', (socket) => {
    sockets.add(socket)
    // Half of the faults end in an error on this side too, and they are meant.
    socket.on('error', () => {})
    socket.on('close', () => sockets.delete(socket))
  })

  async function handle(request: IncomingMessage, response: ServerResponse) {
    const { method = '', url: path = '', headers, httpVersion } = request
    const authorization = headers.authorization
    const userId = userIdOf(path)
    const entry = journal.begin({
      line: `${method} ${path} HTTP/${httpVersion}`,
      method,
      path,
      userId,
      authorization: authorization === undefined ? undefined : fingerprint(authorization),
      cookie: headers.cookie,
    })
    let broken = false
    response.on('finish', () => {
      journal.end(entry, 'answered')
    })
    const timers = new Set<ReturnType<typeof setTimeout>>()
    response.on('close', () => {
      journal.end(entry, broken ? 'broken' : 'aborted')
      for (const timer of timers) clearTimeout(timer)
    })
    setCorsHeaders(response, headers.origin, cors)
    if (method === 'OPTIONS') {
      preflight(response, cors)
      return
    }
    const body = await readText(request)
    const token = authorization?.replace(/^Bearer /, '')
    const seen: SeenRequest = {
      method,
      path,
      userId,
      token,
      headers,
      body,
      attempt: count(attempts, `${method} ${path}`),
      index: ++index,
    }
    const exchange: Exchange = {
      request,
      response,
      seen,
      store,
      tenantId: tenantOf(token),
      random,
      later(delay, work) {
        const timer = setTimeout(() => {
          timers.delete(timer)
          work()
        }, delay)
        timers.add(timer)
      },
      breaks() {
        broken = true
      },
    }
    const behaviour = script(seen) ?? profile()
    behaviour(exchange)
  }

  await new Promise<void>((resolve) => server.listen(0, host, resolve))
  const { port } = server.address() as AddressInfo

  return {
    url: `http://${host}:${port}`,
    port,
    journal,
    store,
    get openSockets() {
      return sockets.size
    },
    use(next) {
      script = next
    },
    async quiet(within = 200) {
      const end = performance.now() + within
      while (journal.inFlight > 0) {
        if (performance.now() > end) {
          const open = journal.entries
            .filter((entry) => entry.ending === undefined)
            .map((entry) => entry.line)
          throw new Error(`still under way after ${within} ms:\n${open.join('\n')}`)
        }
        await new Promise((resolve) => setTimeout(resolve, 2))
      }
    },
    async close() {
      const closed = new Promise((resolve) => server.close(resolve))
      const gone = [...sockets].map(async (socket) => once(socket, 'close'))
      for (const socket of sockets) socket.destroy()
      await Promise.all([closed, ...gone])
    },
  }
}

function count(counts: Map<string, number>, key: string): number {
  const next = (counts.get(key) ?? 0) + 1
  counts.set(key, next)
  return next
}

function userIdOf(path: string): string | undefined {
  const segment = /^\/v1\/profiles\/user\/([^/?#]*)$/.exec(path)?.[1]
  if (segment === undefined) return undefined
  try {
    return decodeURIComponent(segment)
  } catch {
    return undefined
  }
}

async function readText(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  try {
    for await (const chunk of request) chunks.push(Buffer.from(chunk))
  } catch {
    // The client went away while it was still sending.
  }
  return Buffer.concat(chunks).toString('utf8')
}
