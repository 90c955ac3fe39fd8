import { isPrivateHost, withoutRootDot } from './isPrivateHost.ts'
import { isLoopback } from '../internal/isLoopback.ts'
import { parseUrl } from './parseUrl.ts'

const MAX_LENGTH = 2048

/** Who, besides any public https host, may be asked for a picture. */
export interface AvatarPolicy {
  /** Origin of the profile service: trusted over http and in private networks too. */
  origin?: string | undefined
  /** Where given, no other public hosts are allowed: exact names such as `images.example.com`, any port. */
  hosts?: readonly string[] | undefined
  /**
   * Address of the page, `location.href`. On a loopback page, pictures from loopback are allowed. Pictures from the
   * page's own origin never are, unless `origin` or `hosts` names it: a profile must not make the page call itself.
   */
  page?: string | undefined
}

/**
 * Why a picture is not loaded.
 *
 * - `empty`: there is no address
 * - `too-long`: over 2048 characters
 * - `malformed`: no URL, or one that browsers quietly repair (backslashes, tabs, line breaks, spaces around it)
 * - `relative`: no scheme, or none followed by `//` and a host
 * - `scheme`: neither https nor http, such as `javascript:` and `data:`
 * - `credentials`: a user name or password inside
 * - `own-origin`: the page's own origin
 * - `private-host`: in the viewer's own machine or network, by name or address
 * - `insecure`: http
 * - `host-not-listed`: not among `hosts`
 */
export type AvatarRefusal =
  | 'empty'
  | 'too-long'
  | 'malformed'
  | 'relative'
  | 'scheme'
  | 'credentials'
  | 'own-origin'
  | 'private-host'
  | 'insecure'
  | 'host-not-listed'

/** Either the address, exactly as it was given, or why it must not be loaded. */
export type AvatarCheck = { url: string; reason?: undefined } | { url?: undefined; reason: AvatarRefusal }

/**
 * Decides whether a picture's address may be handed to an `<img>`: https to a public host, the origin of the
 * profile service, and loopback while the page is there itself. Never throws, whatever it is given.
 *
 * @example
 * checkAvatarUrl('https://images.example.com/ada.png') // { url: 'https://images.example.com/ada.png' }
 * checkAvatarUrl('javascript:alert(1)') // { reason: 'scheme' }
 */
export function checkAvatarUrl(url: string, policy: AvatarPolicy = {}): AvatarCheck {
  const reason = refusal(url, policy)
  return reason === undefined ? { url } : { reason }
}

function refusal(url: string, policy: AvatarPolicy): AvatarRefusal | undefined {
  if (typeof url !== 'string' || url === '') return 'empty'
  if (url.length > MAX_LENGTH) return 'too-long'
  if (isRepaired(url)) return 'malformed'
  if (!/^[a-z][a-z\d+.-]*:/i.test(url)) return 'relative'
  if (!/^https?:/i.test(url)) return 'scheme'
  // `https:host` means another path of an https page, and another host anywhere else.
  if (!/^https?:\/\/[^/]/i.test(url)) return 'relative'
  const address = parseUrl(url)
  if (!address) return 'malformed'
  if (address.username || address.password) return 'credentials'
  return refusalOfHost(address, policy)
}

function refusalOfHost(address: URL, { origin, hosts, page }: AvatarPolicy): AvatarRefusal | undefined {
  if (isOriginOf(address, origin)) return undefined
  // An app without types may name one host as it is.
  const isListed = [hosts ?? []].flat().some((host) => isNameOf(address, host))
  if (!isListed && isOriginOf(address, page)) return 'own-origin'
  if (isLoopback(address.hostname) && isLoopbackPage(page)) return undefined
  if (isPrivateHost(address.hostname)) return 'private-host'
  if (address.protocol !== 'https:') return 'insecure'
  return hosts && !isListed ? 'host-not-listed' : undefined
}

/** Whether a URL parser drops or changes characters in a way that hides where the address leads. */
function isRepaired(url: string): boolean {
  return /[\p{Cc}\\]|^\s|\s$/u.test(url)
}

function isOriginOf(address: URL, other: string | undefined): boolean {
  return isSame(address.origin, parseUrl(other)?.origin)
}

function isNameOf(address: URL, host: string): boolean {
  return isSame(address.hostname, parseUrl(`https://${host}`)?.hostname)
}

/** Whether two hosts or origins are one, however they are spelled. */
function isSame(one: string, other = ''): boolean {
  return withoutRootDot(one) === withoutRootDot(other)
}

function isLoopbackPage(page: string | undefined): boolean {
  return isLoopback(parseUrl(page)?.hostname ?? '')
}
