import { once } from 'node:events'
import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http'
import { listen } from '../../support/listen.ts'
import { createAttacks } from './attacks.ts'
import { bomb, film, png } from './encode.ts'

export interface PictureServer {
  /** Its origin. Below it:
   * - `/<colour>.png`, which may be kept for a minute, and `/fresh/<colour>.png`, which may not be kept at all
   * - `/held/<colour>.png`, which waits until it is released, and `/mended/<colour>.png`, which is broken twice
   * - what is broken: `gone`, `page`, `empty`, `zero` (a picture without a size), `basic` (asks for a password),
   *   `never` (no answer), `stuck` (half of one, then nothing), `half` (a line that breaks)
   * - what is too much: `bomb/<side>.png`, `film.gif`
   * - `/attacks/<name>.svg`
   */
  readonly url: string
  /** Everything it was asked, in order. */
  readonly log: readonly { path: string; headers: IncomingHttpHeaders }[]
  /** How often it was asked for a path. */
  count: (path: string) => number
  /** Answers those who wait for a path under `/held/`, and those who come later at once. */
  release: (path: string) => void
  close: () => Promise<void>
}

type Answer = (response: ServerResponse) => void

export const colors = {
  red: [220, 0, 0],
  green: [0, 160, 0],
  blue: [0, 0, 220],
  gold: [220, 180, 0],
} as const

const PNG = { 'content-type': 'image/png' }
const FILM_BYTES = 200_000_000

const answer =
  (body: string | Buffer, headers: Record<string, string>, status = 200): Answer =>
  (response) => {
    response.writeHead(status, headers).end(body)
  }

const isColor = (name: string): name is keyof typeof colors => name in colors
const paint = (name: string) => png(64, 64, isColor(name) ? colors[name] : [0, 0, 0])

const broken: Readonly<Record<string, Answer>> = {
  '/gone.png': answer('', {}, 404),
  '/page.png': answer('<!doctype html><title>Sign in</title>', { 'content-type': 'text/html' }),
  '/empty.png': answer('', PNG),
  '/zero.svg': answer('<svg xmlns="http://www.w3.org/2000/svg" width="0" height="0"/>', {
    'content-type': 'image/svg+xml',
  }),
  '/basic.png': answer('', { 'www-authenticate': 'Basic realm="pictures"' }, 401),
  '/never.png': () => {},
  '/stuck.png': (response) => {
    response.writeHead(200, { ...PNG, 'content-length': '1000' })
    response.write(paint('red').subarray(0, 40))
  },
  '/half.png': (response) => {
    const picture = paint('red')
    response.writeHead(200, { ...PNG, 'content-length': String(picture.length) })
    response.write(picture.subarray(0, 60), () => response.destroy())
  },
}

/** A host of pictures on loopback, good ones and bad ones, that remembers what it was asked. */
export async function startPictureServer(): Promise<PictureServer> {
  const log: { path: string; headers: IncomingHttpHeaders }[] = []
  const waiting = new Map<string, (() => void)[]>()
  const released = new Set<string>()
  let attacks: Readonly<Record<string, string>> = {}

  const count = (path: string) => log.filter((request) => request.path === path).length

  function choose(path: string): Answer {
    const [, folder = '', name = ''] = /^\/(?:(\w+)\/)?([\w-]+)\.(?:png|svg|gif)(?:\?.*)?$/.exec(path) ?? []
    const known = broken[path.replace(/\?.*/, '')]
    if (known) return known
    if (folder === 'attacks') return answer(attacks[name] ?? '', { 'content-type': 'image/svg+xml' })
    if (folder === 'bomb') return answer(bomb(Number(name)), PNG)
    if (name === 'film') return showFilm
    const cacheControl = folder === '' ? 'max-age=60' : 'no-store'
    const isThere = isColor(name) && !(folder === 'mended' && count(path) < 3)
    const picture = isThere
      ? answer(paint(name), { ...PNG, 'cache-control': cacheControl })
      : answer('', {}, 404)
    return folder === 'held' ? (response) => hold(path, () => picture(response)) : picture
  }

  function hold(path: string, go: () => void) {
    if (released.has(path)) go()
    else waiting.set(path, [...(waiting.get(path) ?? []), go])
  }

  const server = createServer(({ url: path = '', headers }, response) => {
    log.push({ path, headers })
    choose(path)(response)
  })
  const url = await listen(server)
  attacks = createAttacks(`${url}/spy`)
  return {
    url,
    log,
    count,
    release(path) {
      released.add(path)
      for (const go of waiting.get(path) ?? []) go()
      waiting.delete(path)
    },
    async close() {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}

/** As much of a film as a careless user would upload. */
function showFilm(response: ServerResponse) {
  const { head, frame } = film(500)
  response.writeHead(200, { 'content-type': 'image/gif' })
  response.write(head)
  let [number, sent] = [0, 0]
  function fill() {
    while (sent < FILM_BYTES && !response.destroyed) {
      const bytes = frame(number++)
      sent += bytes.length
      if (!response.write(bytes)) return
    }
    response.end()
  }
  response.on('drain', fill)
  fill()
}
