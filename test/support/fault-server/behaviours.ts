import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from 'node:http'
import { gzipSync } from 'node:zlib'
import { removeCorsHeaders } from './cors.ts'
import type { SeenRequest } from './createFaultServer.ts'
import type { ProfileStore, WireProfile } from './profileStore.ts'

/** One request and everything a behaviour needs to answer, or to break, it. */
export interface Exchange {
  request: IncomingMessage
  response: ServerResponse
  seen: SeenRequest
  store: ProfileStore
  tenantId: string
  random: () => number
  /** Calls `work` after `delay` ms, unless the connection is gone by then. */
  later: (delay: number, work: () => void) => void
  /** To be called before breaking the line on purpose, so that it does not count as the client's abort. */
  breaks: () => void
}

/** What happens to one request. */
export type Behaviour = (exchange: Exchange) => void

const JSON_TYPE = { 'content-type': 'application/json' }

// Healthy

/** The service as documented, with parts of the answer replaced where `overrides` says so. */
export const profile =
  (
    overrides: Partial<Record<keyof WireProfile | (string & {}), unknown>> = {},
    headers: OutgoingHttpHeaders = {},
  ): Behaviour =>
  (exchange) => {
    if (exchange.seen.userId === undefined) return status(404, { error: 'no such route' })(exchange)
    json({ ...handle(exchange), ...overrides }, headers)(exchange)
  }

/** Any value as JSON, with status 200. */
export const json = (value: unknown, headers: OutgoingHttpHeaders = {}): Behaviour =>
  text(JSON.stringify(value), headers)

/** Any text, labelled JSON unless `headers` say otherwise. */
export const text =
  (body: string | Uint8Array, headers: OutgoingHttpHeaders = {}, code = 200): Behaviour =>
  ({ response }) => {
    response.writeHead(code, { ...JSON_TYPE, ...headers })
    response.end(body)
  }

// Combined

export const delayed =
  (delay: number, behaviour: Behaviour = profile()): Behaviour =>
  (exchange) => {
    exchange.later(delay, () => {
      behaviour(exchange)
    })
  }

/** The service does what it was asked, then `behaviour` happens to its answer. */
export const executedThen =
  (behaviour: Behaviour): Behaviour =>
  (exchange) => {
    handle(exchange)
    behaviour(exchange)
  }

/** The answer lacks every header that would let another origin read it. */
export const withoutCors =
  (behaviour: Behaviour): Behaviour =>
  (exchange) => {
    removeCorsHeaders(exchange.response)
    behaviour(exchange)
  }

// Statuses

export const status =
  (code: number, body?: unknown, headers: OutgoingHttpHeaders = {}): Behaviour =>
  ({ response }) => {
    response.writeHead(code, { ...(body === undefined ? {} : JSON_TYPE), ...headers })
    response.end(body === undefined ? undefined : typeof body === 'string' ? body : JSON.stringify(body))
  }

/** Says `Retry-After: <value>` exactly as given, whatever it is. */
export const retryAfter = (value: string, code = 429): Behaviour =>
  status(code, { error: 'later', code: 'RATE_001' }, { 'retry-after': value })

export const redirect = (code: number, to: string): Behaviour => status(code, undefined, { location: to })

/** What a captive portal sends. */
export const html200 = (): Behaviour =>
  text('<!doctype html><title>Sign in to the hotel</title><script>alert(1)</script>', {
    'content-type': 'text/html',
  })

/** A provisional answer before the real one. */
export const earlyHints = (behaviour: Behaviour = profile()): Behaviour => {
  return (exchange) => {
    exchange.response.writeEarlyHints({ link: '</style.css>; rel=preload; as=style' }, () => {
      behaviour(exchange)
    })
  }
}

// Silence and slowness

export const neverAnswer = (): Behaviour => () => {}

export const hangAfterHeaders = (): Behaviour => (exchange) => {
  exchange.response.writeHead(200, JSON_TYPE)
  exchange.response.flushHeaders()
}

/** Half of a good answer, then nothing. */
export const hangInBody = (): Behaviour => (exchange) => {
  const body = JSON.stringify(handle(exchange))
  exchange.response.writeHead(200, JSON_TYPE)
  exchange.response.write(body.slice(0, body.length / 2))
}

/** A status and half a body, then nothing. */
export const hangInRefusal =
  (code: number, headers: OutgoingHttpHeaders = {}): Behaviour =>
  ({ response }) => {
    response.writeHead(code, { ...JSON_TYPE, ...headers })
    response.write('{"error":')
  }

/** A good answer, one byte each `interval` ms. */
export const drip =
  (interval = 20): Behaviour =>
  (exchange) => {
    const bytes = Buffer.from(JSON.stringify(handle(exchange)))
    exchange.response.writeHead(200, JSON_TYPE)
    let sent = 0
    const next = () => {
      if (sent === bytes.length) exchange.response.end()
      else {
        exchange.response.write(bytes.subarray(sent, ++sent))
        exchange.later(interval, next)
      }
    }
    next()
  }

// Broken lines

export const resetBeforeHeaders = (): Behaviour => (exchange) => {
  exchange.breaks()
  exchange.request.socket.resetAndDestroy()
}

/** The connection ends well, without a single byte. */
export const emptyAnswer = (): Behaviour => (exchange) => {
  exchange.breaks()
  exchange.request.socket.end()
}

export const nonHttpBytes = (): Behaviour => raw('220 mail.example.com ESMTP\r\n\0\x01\x02 hello\r\n')

export const halfBodyThenFin = (): Behaviour => (exchange) => {
  const body = JSON.stringify(handle(exchange))
  raw(`${head({ 'content-length': body.length })}${body.slice(0, body.length / 2)}`)(exchange)
}

export const halfBodyThenReset = (): Behaviour => (exchange) => {
  const body = JSON.stringify(handle(exchange))
  exchange.breaks()
  exchange.request.socket.write(
    `${head({ 'content-length': body.length })}${body.slice(0, body.length / 2)}`,
    () => {
      exchange.request.socket.resetAndDestroy()
    },
  )
}

/** Promises a thousand bytes more than come. */
export const contentLengthTooBig = (): Behaviour => (exchange) => {
  const body = JSON.stringify(handle(exchange))
  raw(`${head({ 'content-length': body.length + 1000 })}${body}`)(exchange)
}

/** Promises fewer bytes than come: what is read ends in the middle. */
export const contentLengthTooSmall = (): Behaviour => (exchange) => {
  const body = JSON.stringify(handle(exchange))
  raw(`${head({ 'content-length': 20 })}${body}`)(exchange)
}

export const malformedChunk = (): Behaviour =>
  raw(`${head({ 'transfer-encoding': 'chunked' })}5\r\n{"use\r\nzzzz\r\nnot a chunk\r\n`)

// Odd bodies

export const badGzip = (): Behaviour => text('this was never compressed', { 'content-encoding': 'gzip' })

/** About `megabytes` of spaces in a few kilobytes. */
export const gzipBomb = (megabytes = 50): Behaviour => {
  const bomb = gzipSync(Buffer.alloc(megabytes * 1024 * 1024, ' '))
  return text(bomb, { 'content-encoding': 'gzip' })
}

/** Bytes as fast as they are taken, without end. */
export const endlessBody =
  (headers: OutgoingHttpHeaders = {}): Behaviour =>
  ({ response }) => {
    const chunk = Buffer.alloc(64 * 1024, ' ')
    response.writeHead(200, { ...JSON_TYPE, ...headers })
    const fill = () => {
      while (!response.destroyed && response.write(chunk));
    }
    response.on('drain', fill)
    fill()
  }

/** A good answer in UTF-16, and labelled so. */
export const wrongCharset = (): Behaviour => (exchange) => {
  const body = Buffer.from(JSON.stringify(handle(exchange)), 'utf16le')
  text(body, { 'content-type': 'application/json; charset=utf-16le' })(exchange)
}

export const bom = (): Behaviour => (exchange) => {
  text(`\uFEFF${JSON.stringify(handle(exchange))}`)(exchange)
}

/** A name with a byte that no UTF-8 text holds. */
export const badUtf8 = (): Behaviour => (exchange) => {
  const [before = '', after = ''] = JSON.stringify({ ...handle(exchange), name: '@@' }).split('@@')
  text(Buffer.concat([Buffer.from(before), Buffer.from([0xc3, 0x28]), Buffer.from(after)]))(exchange)
}

// Odd headers

export const duplicateHeaders =
  (name: string, values: string[], behaviour: Behaviour = profile()): Behaviour =>
  (exchange) => {
    exchange.response.setHeader(name, values)
    behaviour(exchange)
  }

export const bigHeader =
  (bytes = 64 * 1024, behaviour: Behaviour = profile()): Behaviour =>
  (exchange) => {
    exchange.response.setHeader('x-big', 'x'.repeat(bytes))
    behaviour(exchange)
  }

function handle({ store, tenantId, seen }: Exchange): WireProfile {
  const userId = seen.userId ?? ''
  return seen.method === 'PUT'
    ? store.update(tenantId, userId, parse(seen.body))
    : store.read(tenantId, userId)
}

function parse(body: string): unknown {
  try {
    return JSON.parse(body)
  } catch {
    return undefined
  }
}

/** Bytes past the HTTP library, then the end of the connection. */
function raw(bytes: string): Behaviour {
  return (exchange) => {
    exchange.breaks()
    exchange.request.socket.end(bytes)
  }
}

function head(headers: Record<string, string | number>): string {
  const lines = Object.entries({ ...JSON_TYPE, ...headers }).map(([name, value]) => `${name}: ${value}`)
  return `HTTP/1.1 200 OK\r\n${lines.join('\r\n')}\r\n\r\n`
}
