import { ownText } from '../internal/ownText.ts'
import { MAX_TOKEN_LENGTH } from './tokens.ts'

interface Claims {
  tenantId: string | undefined
  subject: string | undefined
}

/**
 * Reads tenant and subject from a token, where it happens to be a JWT.
 *
 * Nothing is verified and nothing is granted by it: this names caches and fallback pictures only.
 * The service does not document its claim names; `tenant_id`, then `sub_id` are assumed.
 */
export function parseClaims(token: string): Claims {
  const claims = decodePayload(token)
  return {
    tenantId: textClaim(claims, 'tenant_id') ?? textClaim(claims, 'sub_id'),
    subject: textClaim(claims, 'sub'),
  }
}

function decodePayload(token: string): unknown {
  const payload = token.length <= MAX_TOKEN_LENGTH ? token.split('.')[1] : undefined
  if (!payload) return undefined
  try {
    const binary = atob(payload.replaceAll('-', '+').replaceAll('_', '/'))
    return JSON.parse(new TextDecoder().decode(Uint8Array.from(binary, (char) => char.charCodeAt(0))))
  } catch {
    return undefined
  }
}

function textClaim(claims: unknown, name: string): string | undefined {
  return ownText(claims, name) || undefined
}
