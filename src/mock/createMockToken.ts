export interface MockTokenClaims {
  /** Goes into the claim `tenant_id`. */
  tenantId: string
  /** Goes into the claim `sub`. */
  userId: string
  /** Goes into the claim `jti`. Another one makes another token for the same login, as a refresh does. */
  tokenId?: string
}

/**
 * Makes a token the mock accepts. It is shaped like a JWT and signed by nobody: **no real service accepts it, and none
 * should ever accept a token without checking its signature, as the mock does.**
 *
 * @example createProfileClient({ baseUrl, fetch: api.fetch, token: createMockToken({ tenantId: 'demo', userId: 'ada' }) })
 */
export function createMockToken({ tenantId, userId, tokenId }: MockTokenClaims): string {
  const header = { alg: 'none', typ: 'JWT' }
  const payload = { tenant_id: tenantId, sub: userId, jti: tokenId }
  return [JSON.stringify(header), JSON.stringify(payload), 'not signed'].map(encodePart).join('.')
}

function encodePart(text: string): string {
  const binary = Array.from(new TextEncoder().encode(text), (byte) => String.fromCharCode(byte)).join('')
  return btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')
}
