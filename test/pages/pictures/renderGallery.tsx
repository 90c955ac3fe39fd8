import { readFileSync } from 'node:fs'
import type { ServerResponse } from 'node:http'
import { renderToString } from 'react-dom/server'
import { galleryAt } from './galleryAt.tsx'

/** A server's part: the gallery that is asked for, without any script. */
export async function renderGallery(url: URL, response: ServerResponse): Promise<void> {
  if (url.pathname === '/styles.css') {
    response.setHeader('Content-Type', 'text/css')
    response.end(
      `${readFileSync('src/components/styles.css', 'utf8')} :root { --profile-kit-avatar-radius: 0 }`,
    )
    return
  }
  response.setHeader('Content-Type', 'text/html; charset=utf-8')
  response.end(
    '<!doctype html><html lang="en"><title>Gallery</title><link rel="stylesheet" href="/styles.css">' +
      `<main id="root">${renderToString(galleryAt(url))}</main>`,
  )
}
