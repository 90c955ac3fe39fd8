import { hash32 } from '../internal/hash32.ts'

export interface ReadToken {
  tenantId: string | undefined
  userId: string | undefined
  /** Tells tokens apart without keeping any. */
  fingerprint: string
}

/** What the `Authorization` header held. */
export type TokenReading = ReadToken | 'missing' | 'malformed'

const MAX_LENGTH = 16_384
const utf8 = new TextDecoder('utf-8', { fatal: true })

/**
 * Reads the bearer token of an `Authorization` header. **Nothing is verified**: not the signature, not the expiry, not
 * the audience. Whatever has the shape of a JWT is believed.
 */
export function readToken(authorization: string | null): TokenReading {
  if (!authorization) return 'missing'
  if (authorization.length > MAX_LENGTH) return 'malformed'
  const [, token = '', header = '', payload = ''] =
    /^Bearer +(([\w-]+)\.([\w-]+)\.[\w-]*)$/i.exec(authorization) ?? []
  const claims = decodePart(payload)
  if (!decodePart(header) || !claims) return 'malformed'
  return {
    tenantId: claims.get('tenant_id') ?? claims.get('sub_id'),
    userId: claims.get('sub'),
    fingerprint: `${hash32(token, 1)} ${hash32(token, 2)}`,
  }
}

/** The claims that are text, or `undefined` where the part is no JSON object. */
function decodePart(part: string): Map<string, string> | undefined {
  try {
    const binary = atob(part.replaceAll('-', '+').replaceAll('_', '/'))
    const bytes = Uint8Array.from(binary, (char) => char.charCodeAt(0))
    const value: unknown = JSON.parse(utf8.decode(bytes))
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined
    const isText = (entry: [string, unknown]): entry is [string, string] =>
      typeof entry[1] === 'string' && entry[1] !== ''
    return new Map(Object.entries(value).filter(isText))
  } catch {
    return undefined
  }
}
