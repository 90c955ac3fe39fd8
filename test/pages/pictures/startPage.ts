import { once } from 'node:events'
import { readFile, rm } from 'node:fs/promises'
import { createServer } from 'node:http'
import { join } from 'node:path'
import { listen } from '../../support/listen.ts'
import { bundleForBrowser } from '../bundle.ts'

const styles = join(import.meta.dirname, '../../../src/components/styles.css')

export interface PageHost {
  url: string
  /** The paths it was asked for: a picture from here would be the page calling itself. */
  log: readonly string[]
  close: () => Promise<void>
}

/**
 * Serves a page with the default look, whose script is `client`, the text of a module: see `bundle`. What its address
 * has as `policy` is its content security policy.
 */
export async function startPage(client: string): Promise<PageHost> {
  const file = await bundleForBrowser(client)
  const log: string[] = []
  const assets: Record<string, { type: string; body: string | Buffer }> = {
    '/page.js': { type: 'text/javascript', body: await readFile(file) },
    '/styles.css': { type: 'text/css', body: await readFile(styles) },
    // Square pictures, so that every pixel of one can be seen, and nothing else where one will be.
    '/page.css': {
      type: 'text/css',
      body: ':root { --profile-kit-avatar-radius: 0 } p { margin-top: 80px }',
    },
  }
  await rm(file)
  const server = createServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '', 'http://127.0.0.1')
    log.push(request.url ?? '')
    const asset = assets[pathname]
    if (asset) response.writeHead(200, { 'content-type': asset.type }).end(asset.body)
    else if (pathname === '/') {
      const policy = searchParams.get('policy')
      response.writeHead(200, {
        'content-type': 'text/html; charset=utf-8',
        // Tells everybody everything, unless the kit asks it not to.
        'referrer-policy': 'unsafe-url',
        ...(policy && { 'content-security-policy': policy }),
      })
      response.end(
        '<!doctype html><html lang="en"><title>Pictures</title><link rel="stylesheet" href="/styles.css">' +
          '<link rel="stylesheet" href="/page.css">' +
          '<main id="root"></main><script type="module" src="/page.js"></script>',
      )
    } else response.writeHead(pathname === '/favicon.ico' ? 204 : 404).end()
  })
  return {
    url: await listen(server),
    log,
    async close() {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}
