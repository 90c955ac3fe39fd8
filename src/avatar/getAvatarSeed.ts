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
  const [endpoint] = address?.href.split(/[?#]/) ?? []
  if (endpoint !== parseUrl(avatarEndpoint(service))?.href) return undefined
  return address?.searchParams.get('seed') ?? undefined
}
