import type { QueryClient } from '@tanstack/react-query'
import type { Profile } from '../../api/schemas.ts'
import { getOrInsert } from '../../internal/getOrInsert.ts'

/** Something that keeps or passes on what is cached: a storage, the channel to other tabs. */
export interface Companion {
  /** The service has changed a profile for this page. */
  note?(profile: Profile): void
  /** Resolves once nothing of this user is left there. */
  forget(userId: string): Promise<void>
}

const companions = new WeakMap<QueryClient, Map<string, Set<Companion>>>()

/** Returns how to take it away again. */
export function addCompanion(queryClient: QueryClient, scope: string, companion: Companion): () => void {
  const ofQueryClient = getOrInsert(companions, queryClient, () => new Map<string, Set<Companion>>())
  const ofScope = getOrInsert(ofQueryClient, scope, () => new Set<Companion>())
  ofScope.add(companion)
  return () => {
    ofScope.delete(companion)
  }
}

export function companionsOf(queryClient: QueryClient, scope: string): readonly Companion[] {
  return [...(companions.get(queryClient)?.get(scope) ?? [])]
}
