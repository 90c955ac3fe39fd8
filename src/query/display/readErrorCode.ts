import { errorCodes, type ProfileKitErrorCode } from '../../api/errors.ts'
import { ownText } from '../../internal/ownText.ts'

/** The code of an error that has lost its class on the way, as all do that are written as text. */
export function readErrorCode(error: unknown): ProfileKitErrorCode | undefined {
  const code = ownText(error, 'code')
  return errorCodes.find((known) => known === code)
}
