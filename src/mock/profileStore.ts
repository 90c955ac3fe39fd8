import type { Profile, ProfileChange } from '../api/schemas.ts'
import type { MockClock } from './clock.ts'
import { createLruMap } from './lruMap.ts'
import { makeName } from './names.ts'

/** A profile to begin with. What is left out is made up as the service would; other fields are kept. */
export type MockProfile = Partial<Profile> & { user_id: string }

/** Where a picture comes from: an address someone set, or a seed of the generated kind (`undefined`: the person's own). */
export type Picture = { url: string } | { seed: string | undefined }

/** A profile whose `avatar_url` is not settled yet: that depends on where the mock is mounted and on the scenario. */
export interface StoredProfile {
  fields: Profile
  picture: Picture
}

export interface ProfileStore {
  /** The profile; it is made first where there is none. */
  read(tenantId: string, userId: string): StoredProfile
  /** Changes the profile; it is made first where there is none. */
  write(tenantId: string, userId: string, change: ProfileChange): StoredProfile
  clear(): void
}

interface ProfileStoreOptions {
  tenantId: string
  profiles: readonly MockProfile[]
  seed: number
  clock: MockClock
  limit: number
}

export function createProfileStore({
  tenantId,
  profiles,
  seed,
  clock,
  limit,
}: ProfileStoreOptions): ProfileStore {
  const kept = createLruMap<StoredProfile>(limit)
  const given = new Map(
    profiles.map((profile) => [keyOf(profile.tenant_id ?? tenantId, profile.user_id), profile]),
  )

  function make(tenant: string, userId: string): StoredProfile {
    const key = keyOf(tenant, userId)
    const born = new Date(clock.born(key)).toISOString()
    const start = given.get(key)
    const created = start?.created_at === undefined ? born : start.created_at
    return {
      fields: {
        tenant_id: tenant,
        user_id: userId,
        name: makeName(key, seed),
        avatar_url: '',
        created_at: created,
        updated_at: created,
        ...start,
      },
      picture: start?.avatar_url === undefined ? { seed: undefined } : { url: start.avatar_url },
    }
  }

  function read(tenant: string, userId: string): StoredProfile {
    const key = keyOf(tenant, userId)
    const profile = kept.get(key) ?? make(tenant, userId)
    kept.set(key, profile)
    return profile
  }

  return {
    read,
    write(tenant, userId, change) {
      const { fields, picture } = read(tenant, userId)
      const at = clock.tick(Date.parse(fields.updated_at ?? '') || 0)
      const changed: StoredProfile = {
        fields: { ...fields, name: change.name ?? fields.name, updated_at: new Date(at).toISOString() },
        picture: changePicture(picture, change, at),
      }
      kept.set(keyOf(tenant, userId), changed)
      return changed
    },
    clear() {
      kept.clear()
    },
  }
}

function changePicture(picture: Picture, change: ProfileChange, at: number): Picture {
  if (change.avatar_url !== undefined) return { url: change.avatar_url }
  return change.regenerate_avatar === true ? { seed: String(at) } : picture
}

// JSON, because joining with a character would let two pairs of ids share one key.
function keyOf(tenantId: string, userId: string): string {
  return JSON.stringify([tenantId, userId])
}
