import type { Profile } from '../api/schemas.ts'
import { avatarEndpoint, getAvatarUrl } from '../avatar/getAvatarUrl.ts'
import type { StoredProfile } from './profileStore.ts'

/** The profile as it goes over the wire, in answer to a request for `requestUrl`. */
export type Presenter = (profile: StoredProfile, requestUrl: string) => Profile

interface PresenterOptions {
  /** `'own'`: generated pictures are the mock's own, on the origin it was asked at. */
  avatars: 'documented' | 'own'
  isBroken: () => boolean
}

export function createPresenter({ avatars, isBroken }: PresenterOptions): Presenter {
  function addressOf({ fields, picture }: StoredProfile, origin: string): string {
    // Each person's own address: one that all shared would fail once and be remembered for everybody.
    if (isBroken()) return `${origin}/9.x/missing.svg?user=${encodeURIComponent(fields.user_id)}`
    if ('url' in picture) return picture.url
    const service = avatars === 'own' ? { baseUrl: `${origin}/9.x` } : {}
    if (picture.seed !== undefined)
      return `${avatarEndpoint(service)}?seed=${encodeURIComponent(picture.seed)}`
    return getAvatarUrl({ tenantId: fields.tenant_id, userId: fields.user_id }, service)
  }
  return (profile, requestUrl) => ({
    ...profile.fields,
    avatar_url: addressOf(profile, new URL(requestUrl).origin),
  })
}
