import type { ProfileKitErrorCode } from '../../api/errors.ts'
import { isRecord } from '../../internal/isRecord.ts'

const errorCodes: Record<ProfileKitErrorCode, true> = {
  http: true,
  'rate-limited': true,
  unauthorized: true,
  forbidden: true,
  network: true,
  redirect: true,
  timeout: true,
  'invalid-response': true,
  'wrong-identity': true,
  'invalid-user-id': true,
  'invalid-token': true,
}

/** The code of an error that has lost its class on the way, as all do that are written as text. */
export function readErrorCode(error: unknown): ProfileKitErrorCode | undefined {
  if (!isRecord(error)) return undefined
  const { code } = error
  return isErrorCode(code) ? code : undefined
}

function isErrorCode(code: unknown): code is ProfileKitErrorCode {
  return typeof code === 'string' && Object.hasOwn(errorCodes, code)
}
