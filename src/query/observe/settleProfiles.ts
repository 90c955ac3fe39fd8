import type { QueryClient } from '@tanstack/react-query'
import { hasDigest } from '../../api/errors.ts'
import type { ProfileClient } from '../../api/ProfileClient.ts'
import { buildProfileQuery } from '../buildProfileQuery.ts'
import { lastFailure } from '../display/lastFailure.ts'

/**
 * Reads those that have neither been read nor failed, all at once. Resolves when each has; `undefined` when there
 * is nothing to wait for.
 *
 * Throws a framework's control flow, where a read has ended with that.
 */
export function settleProfiles(
  queryClient: QueryClient,
  client: ProfileClient,
  userIds: readonly string[],
): Promise<unknown> | undefined {
  const unread = []
  for (const userId of new Set(userIds)) {
    const query = buildProfileQuery(queryClient, client, userId)
    if (query.state.data !== undefined) continue
    const failure = lastFailure(query)
    // Before any is asked for: nobody would be left to hear how the others end.
    if (hasDigest(failure)) throw failure
    if (failure === undefined) unread.push(query)
  }
  return unread.length > 0 ? Promise.allSettled(unread.map((query) => query.fetch())) : undefined
}
