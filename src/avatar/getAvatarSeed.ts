import { avatarEndpoint, type AvatarService } from './getAvatarUrl.ts'
import { parseUrl } from './parseUrl.ts'

/**
 * What a generated picture was made from, if `url` is the address of one: same service, same style, with a `seed`.
 * `undefined` for any other picture and for anything that is no address. Never throws.
 *
 * Further parameters do not matter: a service that does not encode ids produces them by accident, and such an
 * address still belongs to the service.
 */
export function getAvatarSeed(url: string, service: Partial<AvatarService> = {}): string | undefined {
  const address = parseUrl(url)
  const endpoint = parseUrl(avatarEndpoint(service))
  if (!address || !endpoint) return undefined
  if (address.protocol !== endpoint.protocol || address.host !== endpoint.host) return undefined
  if (address.pathname !== endpoint.pathname) return undefined
  return address.searchParams.get('seed') ?? undefined
}
