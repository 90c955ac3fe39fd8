import type { Priority } from './ProfileClient.ts'

const urgencies = { idle: 0, normal: 1, visible: 2 } as const satisfies Record<Priority, number>

export interface Priorities {
  claim: (userId: string, priority: Priority) => () => void
  /** The urgency of the highest claim; without one, that of `'normal'`. */
  urgencyOf: (userId: string | undefined) => number
  clear(): void
}

export function createPriorities(onChange: () => void): Priorities {
  const claims = new Map<string, Set<{ urgency: number }>>()
  return {
    claim(userId, priority) {
      const claim = { urgency: urgencies[priority] }
      const ofUser = claims.get(userId) ?? new Set()
      claims.set(userId, ofUser.add(claim))
      onChange()
      return () => {
        ofUser.delete(claim)
        if (ofUser.size === 0 && claims.get(userId) === ofUser) claims.delete(userId)
        onChange()
      }
    },
    urgencyOf(userId) {
      const ofUser = userId === undefined ? undefined : claims.get(userId)
      if (!ofUser) return urgencies.normal
      let highest: number = urgencies.idle
      for (const { urgency } of ofUser) highest = Math.max(highest, urgency)
      return highest
    },
    clear() {
      claims.clear()
    },
  }
}
