import type { Priority } from './ProfileClient.ts'

const ranks = { idle: 0, normal: 1, visible: 2 } as const satisfies Record<Priority, number>

export interface Priorities {
  claim: (userId: string, priority: Priority) => () => void
  /** The rank of the highest claim; without one, that of `'normal'`. */
  rankOf: (userId: string | undefined) => number
  clear(): void
}

export function createPriorities(onChange: () => void): Priorities {
  const claims = new Map<string, Set<{ rank: number }>>()
  return {
    claim(userId, priority) {
      const claim = { rank: ranks[priority] }
      const ofUser = claims.get(userId) ?? new Set()
      claims.set(userId, ofUser.add(claim))
      onChange()
      return () => {
        ofUser.delete(claim)
        if (ofUser.size === 0 && claims.get(userId) === ofUser) claims.delete(userId)
        onChange()
      }
    },
    rankOf(userId) {
      const ofUser = userId === undefined ? undefined : claims.get(userId)
      if (!ofUser) return ranks.normal
      let highest: number = ranks.idle
      for (const { rank } of ofUser) highest = Math.max(highest, rank)
      return highest
    },
    clear() {
      claims.clear()
    },
  }
}
