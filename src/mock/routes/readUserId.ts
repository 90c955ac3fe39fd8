import { refusal } from '../answers.ts'
import type { MockContext } from '../env.ts'

const MAX_BYTES = 512

/** The user in the path, decoded once by the router, or the answer that refuses an id no client may send. */
export function readUserId(context: MockContext): string | Response {
  const userId = context.req.param('userId') ?? ''
  const isDots = userId === '.' || userId === '..'
  if (userId.trim() !== '' && !isDots && new TextEncoder().encode(userId).length <= MAX_BYTES) return userId
  return refusal(
    400,
    'INVALID_USER_ID',
    `This user id is blank, a dot segment, or longer than ${MAX_BYTES} bytes.`,
  )
}
