import type { ProfileKitError, ProfileKitErrorCode } from '../../api/errors.ts'
import { graphemes } from '../../avatar/graphemes.ts'
import type { editorLabels } from './editorLabels.ts'

type EditorLabels = Record<keyof typeof editorLabels, string>

const reasons: { [Code in ProfileKitErrorCode]?: keyof EditorLabels } = {
  network: 'editorNoAnswer',
  timeout: 'editorNoAnswer',
  'rate-limited': 'editorRateLimited',
  unauthorized: 'editorUnauthorized',
  forbidden: 'editorForbidden',
}

/** Statuses that are about what was sent, and not about who sent it or when. */
const REFUSALS: readonly (number | undefined)[] = [400, 409, 413, 422]

export function isRefusal({ status }: ProfileKitError): boolean {
  return REFUSALS.includes(status)
}

/** Why a change was not saved: of a refusal in the service's own words, where it has any. */
export function toReason(error: ProfileKitError, labels: EditorLabels): string {
  if (isRefusal(error)) return error.detail ? clamp(error.detail) : labels.editorRefused
  return labels[reasons[error.code] ?? 'editorFailed']
}

/** More of somebody else's words would be a page of its own. */
const LONGEST = 200

function clamp(text: string): string {
  const characters = Array.from(graphemes(text))
  return characters.length <= LONGEST ? text : `${characters.slice(0, LONGEST - 1).join('')}…`
}
