import { isLoopback } from '../internal/isLoopback.ts'
import { ProfileKitError } from './errors.ts'

/** The base address, fixed once; a path waits for the page it is relative to. */
export type Base = URL | string

/** Pages and web workers have a location, servers have none. */
export function isBrowser(): boolean {
  return typeof location !== 'undefined'
}

export function parseBase(baseUrl: string | URL, allowInsecure: boolean): Base {
  const text = String(baseUrl)
  // One slash and no second one: `//host` and `/\host` would lead to another origin.
  if (/^\/(?![/\\])/.test(text)) {
    if (/[?#]/.test(text)) throw baseError('holds a query or a fragment')
    return text.replace(/\/+$/, '')
  }
  const url = URL.canParse(text) ? new URL(text) : undefined
  if (!url) throw baseError('is neither an absolute address nor a path that begins with a single "/"')
  if (url.protocol !== 'https:' && url.protocol !== 'http:') throw baseError(`uses ${url.protocol}`)
  if (url.username || url.password) throw baseError('holds a user name or a password')
  if (url.search || url.hash) throw baseError('holds a query or a fragment')
  if (url.protocol === 'http:' && !allowInsecure && !isLoopback(url.hostname)) {
    throw baseError('uses http beyond this machine: use https, or say `allowInsecure: true`')
  }
  return url
}

function baseError(problem: string): TypeError {
  return new TypeError(
    `profile-kit: the baseUrl ${problem}. Give the address of the profile service, such as https://api.example.com.`,
  )
}

/** The whole address. Checked against the base once more, since the token goes wherever this points. */
export function toUrl(base: Base, path: string): URL {
  const root = toRoot(base)
  const url = new URL(root.origin + root.pathname.replace(/\/+$/, '') + path)
  if (url.origin === root.origin) return url
  throw new ProfileKitError(
    'network',
    'the address left the origin of the baseUrl, so no request was sent. Check `paths`.',
  )
}

/** The origin of the service, where it is known already. */
export function originOf(base: Base): string | undefined {
  if (typeof base !== 'string') return base.origin
  return pageOrigin()
}

function toRoot(base: Base): URL {
  if (typeof base !== 'string') return base
  const origin = pageOrigin()
  if (origin) return new URL(base || '/', origin)
  throw new ProfileKitError(
    'network',
    `the baseUrl "${base}" is a path, and there is no page with an origin it could belong to. Give the whole address.`,
  )
}

/** `undefined` on servers, and in pages that have none, such as those of `file:` and of sandboxed frames. */
function pageOrigin(): string | undefined {
  return isBrowser() && location.origin !== 'null' ? location.origin : undefined
}
