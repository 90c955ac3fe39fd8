export interface WireProfile {
  tenant_id: string
  user_id: string
  name: string
  avatar_url: string
  created_at: string
  updated_at: string
}

export interface ProfileStore {
  /** Makes the profile first where there is none, as the service does. */
  read(tenantId: string, userId: string): WireProfile
  update(tenantId: string, userId: string, change: unknown): WireProfile
  /** How many new pictures were made. */
  readonly regenerated: number
}

/** The healthy service behind the faults: get or create, and update. Its clock is its own, so answers repeat. */
export function createProfileStore(): ProfileStore {
  const profiles = new Map<string, WireProfile>()
  let clock = Date.UTC(2025, 0, 1)
  let regenerated = 0
  const now = () => new Date((clock += 1000)).toISOString()

  function read(tenantId: string, userId: string): WireProfile {
    const key = JSON.stringify([tenantId, userId])
    const known = profiles.get(key)
    if (known) return known
    const created = now()
    const profile = {
      tenant_id: tenantId,
      user_id: userId,
      name: `Name of ${userId}`,
      avatar_url: avatarUrl(`${tenantId}_${userId}`),
      created_at: created,
      updated_at: created,
    }
    profiles.set(key, profile)
    return profile
  }

  return {
    read,
    update(tenantId, userId, change) {
      const profile = read(tenantId, userId)
      const { name, avatar_url, regenerate_avatar } = toRecord(change)
      if (typeof name === 'string') profile.name = name
      if (typeof avatar_url === 'string') profile.avatar_url = avatar_url
      if (regenerate_avatar === true) profile.avatar_url = avatarUrl(`regenerated-${++regenerated}`)
      profile.updated_at = now()
      return profile
    },
    get regenerated() {
      return regenerated
    },
  }
}

const avatarUrl = (seed: string) =>
  `https://api.dicebear.com/9.x/adventurer/svg?seed=${encodeURIComponent(seed)}`

function toRecord(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? { ...value } : {}
}
