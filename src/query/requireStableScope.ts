import type { ProfileClient } from '../api/ProfileClient.ts'
import { isStableScope } from '../api/scope.ts'

/** @throws {Error} where this login has no name that would be the same elsewhere */
export function requireStableScope(client: ProfileClient, caller: string): void {
  if (isStableScope(client.scope)) return
  throw new Error(
    `profile-kit: ${caller} needs a login that is called the same on the server, in the browser and after a reload. ` +
      'This client was made without `session`, so its name is random and nothing saved under it would be found ' +
      "again. Pass `session` to createProfileClient, on every side the same: 'public', or the user's id.",
  )
}
