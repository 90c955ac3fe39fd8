import type { QueryState } from '@tanstack/react-query'
import type { ProfileKitError } from '../../api/errors.ts'
import type { ProfileClient } from '../../api/ProfileClient.ts'
import type { Profile } from '../../api/schemas.ts'
import type { DisplayProfile } from './DisplayProfile.ts'
import { lastFailure } from './lastFailure.ts'
import { toDisplayProfile } from './toDisplayProfile.ts'

interface ProfileQuery {
  state: QueryState<Profile, ProfileKitError>
}

interface Shown {
  client: ProfileClient
  tenantId: string | undefined
  state: QueryState<Profile, ProfileKitError>
  display: DisplayProfile
}

const shown = new WeakMap<ProfileQuery, Shown>()

/** What to show for a cached profile: the same object as long as that is the same, in every component. */
export function displayProfileOf(query: ProfileQuery, client: ProfileClient, userId: string): DisplayProfile {
  const { state } = query
  const { tenantId } = client
  const former = shown.get(query)
  if (former?.state === state && former.client === client && former.tenantId === tenantId)
    return former.display
  const next = toDisplayProfile(client, userId, { data: state.data, error: lastFailure(query) })
  const display = former && isSame(former.display, next) ? former.display : next
  shown.set(query, { client, tenantId, state, display })
  return display
}

/** Of one person. The rest follows from these. */
function isSame(a: DisplayProfile, b: DisplayProfile): boolean {
  return a.profile === b.profile && a.reason === b.reason && a.avatarUrl === b.avatarUrl
}
