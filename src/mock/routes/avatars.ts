import { drawAvatar } from '../../avatar/drawAvatar.ts'
import { refusal } from '../answers.ts'
import type { MockApp } from '../env.ts'
import { allowOnly } from './allowOnly.ts'

const PATH = '/9.x/adventurer/svg'

/** `GET /9.x/adventurer/svg?seed=…`: the faces, so that a served mock needs no internet. No token: images send none. */
export function addAvatarRoute(app: MockApp) {
  app.get(PATH, async (context) => {
    if (context.req.query('seed') === undefined) {
      return refusal(400, 'INVALID_SEED', 'Say whose face with "seed".')
    }
    return new Response(await drawAvatar(context.req.url), {
      headers: {
        'Content-Type': 'image/svg+xml; charset=utf-8',
        // Opened as a page of its own, a drawing must not run anything either.
        'Content-Security-Policy': "default-src 'none'; style-src 'unsafe-inline'",
        'X-Content-Type-Options': 'nosniff',
        'Cross-Origin-Resource-Policy': 'cross-origin',
        'Cache-Control': 'public, max-age=31536000, immutable',
      },
    })
  })
  allowOnly(app, PATH, 'GET, HEAD, OPTIONS')
}
