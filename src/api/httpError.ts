import { ownText } from '../internal/ownText.ts'
import { ProfileKitError, type ProfileKitErrorCode } from './errors.ts'
import { isTransient } from './retry.ts'
import { parseRetryAfter } from './retryAfter.ts'

const advice: Record<number, string> = {
  401: ' Check the token.',
  403: ' This login may not do that.',
  404: ' Check baseUrl and `paths`.',
}

/** An answer with a status from 400 on. The service's own words stay in `detail`, as text of bounded length. */
export function toHttpError(
  status: number,
  headers: Headers,
  text: string,
  requestId: string | undefined,
): ProfileKitError {
  const retryAfter = parseRetryAfter(headers.get('retry-after'), Date.now())
  const code = codeOf(status, retryAfter)
  const { serviceCode, detail } = readErrorBody(headers, text)
  return new ProfileKitError(
    code,
    `the service answered ${status}${serviceCode ? ` (${serviceCode})` : ''}.${advice[status] ?? ''}`,
    {
      retryable: isTransient(status),
      status,
      serviceCode,
      detail,
      requestId,
      retryAfter,
    },
  )
}

function codeOf(status: number, retryAfter: number | undefined): ProfileKitErrorCode {
  if (status === 401) return 'unauthorized'
  if (status === 403) return 'forbidden'
  if (status === 429 || (status === 503 && retryAfter !== undefined)) return 'rate-limited'
  return 'http'
}

const MAX_DETAIL = 500

function readErrorBody(headers: Headers, text: string) {
  const body = parse(text)
  const serviceCode = ownText(body, 'code')
  return {
    serviceCode: serviceCode && /^[A-Z][A-Z0-9_-]{0,39}$/.test(serviceCode) ? serviceCode : undefined,
    detail: (detailOf(body) ?? plainText(headers, text))?.slice(0, MAX_DETAIL),
  }
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
