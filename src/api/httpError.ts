import { ownText } from '../internal/ownText.ts'
import { ProfileKitError, type ProfileKitErrorCode } from './errors.ts'
import { isTransient } from './retry.ts'
import { parseRetryAfter } from './parseRetryAfter.ts'

const advice: Record<number, string> = {
  401: ' Check the token.',
  403: ' This login may not do that.',
  404: ' Check baseUrl and `paths`.',
}

export interface Refusal {
  status: number
  headers: Headers
  text: string
  requestId: string | undefined
  /** The one that was sent. */
  token: string | undefined
}

/** An answer with a status from 400 on. The service's own words stay in `detail`, as text of bounded length. */
export function toHttpError({ status, headers, text, requestId, token }: Refusal): ProfileKitError {
  const retryAfter = parseRetryAfter(headers.get('retry-after'), Date.now())
  const body = parse(text)
  const serviceCode = readServiceCode(hideToken(ownText(body, 'code'), token))
  return new ProfileKitError(
    codeOf(status, retryAfter),
    `the service answered ${status}${serviceCode ? ` (${serviceCode})` : ''}.${advice[status] ?? ''}`,
    {
      retryable: isTransient(status),
      status,
      serviceCode,
      detail: hideToken(detailOf(body) ?? plainText(headers, text), token)?.slice(0, MAX_DETAIL),
      requestId,
      retryAfter,
    },
  )
}

/**
 * A service may quote what it was sent, and errors and events end up in logs. What stands for the token is no
 * character that a token may hold.
 */
export function hideToken(text: string | null | undefined, token: string | undefined): string | undefined {
  return (token === undefined ? text : text?.replaceAll(token, '…')) ?? undefined
}

function codeOf(status: number, retryAfter: number | undefined): ProfileKitErrorCode {
  if (status === 401) return 'unauthorized'
  if (status === 403) return 'forbidden'
  if (status === 429 || (status === 503 && retryAfter !== undefined)) return 'rate-limited'
  return 'http'
}

const MAX_DETAIL = 500

function readServiceCode(code: string | undefined): string | undefined {
  return code && /^[A-Z][A-Z0-9_-]{0,39}$/.test(code) ? code : undefined
}

// The platform's `{ error }`, the common `{ message }`, and the fields of RFC 9457 problem details.
function detailOf(body: unknown): string | undefined {
  return (
    ownText(body, 'error') ?? ownText(body, 'message') ?? ownText(body, 'detail') ?? ownText(body, 'title')
  )
}

function plainText(headers: Headers, text: string): string | undefined {
  return text !== '' && headers.get('content-type')?.startsWith('text/plain') ? text : undefined
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
