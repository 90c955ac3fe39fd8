import type { ProfileKitEvent } from 'profile-kit/api'

type Level = 'debug' | 'info' | 'warning'

/** The part of Sentry that is used: pass `Sentry` itself. */
interface Sentry {
  addBreadcrumb: (breadcrumb: {
    category: string
    level: Level
    message: string
    timestamp: number
    data: Record<string, unknown>
  }) => void
}

const levels = new Map<ProfileKitEvent['type'], Level>([
  ['refusal', 'warning'],
  ['pause', 'warning'],
  ['retry', 'info'],
  ['token-refresh', 'info'],
])

/** A breadcrumb per event. User ids are left out unless you say `{ userIds: true }`. */
export function breadcrumbs(sentry: Sentry, { userIds = false } = {}) {
  return ({ at, type, ...details }: ProfileKitEvent) => {
    const { userId, ...data } = { userId: undefined, ...details }
    sentry.addBreadcrumb({
      category: `profile-kit.${type}`,
      level: levels.get(type) ?? 'debug',
      message: 'code' in data ? `${type}: ${data.code}` : type,
      timestamp: at / 1000, // Sentry counts seconds
      data: userIds ? { ...data, userId } : data,
    })
  }
}
